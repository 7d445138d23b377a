import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { toRows } from '#src/analytics/columns.ts';
import { recordAct } from '#src/audit/record-act.ts';
import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { reaches, SYSTEM } from '#src/http/actor.ts';
import type { Entered, EnterResult } from '../contract/enter.ts';
import { type Answers, scoreOf } from '../contract/score.ts';
import type { QualityNeeds } from './dependencies.ts';
import type { By } from './evaluate.ts';
import { CALIBRATION, readEvaluations } from './evaluation.store.ts';
import { type KeptForm, readForm, versionAt } from './form.store.ts';
import { idsByName } from './ids-by-name.ts';
import { publishEvaluations } from './publish.ts';
import type { EvaluationRow } from './tables.ts';

const SLICE = 200;
type Given = Entered['evaluations'][number];
type Fault = EnterResult['rejected'][number];

/**
 * Takes finished evaluations that were made elsewhere, all of them or, when one cannot be used, none: each is complete by its form, of a known contact the
 * caller reaches, and the only one of its inspector. They count from now on like any other; their source keeps them apart.
 */
export async function enterEvaluations(input: Entered, { actor, from }: By, needs: QualityNeeds): Promise<EnterResult> {
  const { records, clock } = needs;
  const now = clock.now();
  const rejected: Fault[] = [];
  const refuse = (at: number, field: string, reason: string, remedy: string): void => {
    rejected.push({ at, field: `evaluations.${at}.${field}`, reason, remedy });
  };
  const form = input.form === undefined ? null : await readForm(records.db, input.form);
  const open = new Map<string, Awaited<ReturnType<typeof readEvaluations>>[number]>();
  const ids = input.evaluations.flatMap(({ evaluation }) => (evaluation === undefined ? [] : [evaluation]));
  for (let i = 0; i < ids.length; i += SLICE)
    for (const kept of await readEvaluations(records.db, { ids: ids.slice(i, i + SLICE) })) open.set(kept.id, kept);
  const contacts = await contactsOf(
    input.evaluations.flatMap(({ contact }) => (contact === undefined ? [] : [contact])),
    needs,
  );
  const users = new Map((await needs.people()).map(({ id, name }) => [id, name]));
  const scope = actor.scopeOf('change:quality_plan');
  const finished: ({ id: string } & Pick<EvaluationRow, 'answers' | 'feedback' | 'worked' | 'submitted_at'>)[] = [];
  const added: EvaluationRow[] = [];
  const draw = randomUUID();
  const seen = new Set(
    form === null
      ? []
      : (
          await records.db
            .selectFrom('quality_evaluation')
            .select(['contact', 'inspector'])
            .where('form', '=', form.id)
            .where('source', '=', input.source)
            .where('sample', '!=', CALIBRATION)
            .execute()
        ).map(({ contact, inspector }) => `${contact}\0${inspector}`),
  );
  for (const [at, one] of input.evaluations.entries()) {
    const submitted = one.submittedAt === undefined ? now : Date.parse(one.submittedAt);
    if (Number.isNaN(submitted) || submitted > now) {
      refuse(
        at,
        'submittedAt',
        'This is no instant that has passed',
        'Write an ISO instant such as 2026-11-28T09:00:00+08:00.',
      );
      continue;
    }
    const done = {
      answers: JSON.stringify(one.answers),
      feedback: one.feedback,
      worked: Math.round(one.worked),
      submitted_at: submitted,
    };
    if (one.evaluation !== undefined) {
      const kept = open.get(one.evaluation);
      // In a calibration everybody scores for herself, and nobody tells another what she gave.
      const isAnothers = kept?.sample === CALIBRATION && actor.id !== kept.inspector && actor.id !== SYSTEM.id;
      if (!kept || isAnothers || !reaches(scope, kept))
        refuse(at, 'evaluation', `There is no evaluation "${one.evaluation}"`, 'Take the ids of a draw.');
      else if (kept.state !== 'open')
        refuse(at, 'evaluation', 'It is submitted already', 'It changes by an appeal only.');
      else if (isWhole(at, one, kept.content, refuse)) finished.push({ id: kept.id, ...done });
      continue;
    }
    const place = one.contact === undefined ? undefined : contacts.get(one.contact);
    const version = form === null || place === undefined ? null : versionOf(form, place.contact_at);
    const inspector = one.inspector;
    if (place === undefined || !reaches(scope, place))
      refuse(
        at,
        'contact',
        `There is no contact "${one.contact ?? ''}" with an agent`,
        'Give a contact id or the id of an open evaluation.',
      );
    else if (form === null || version === null)
      refuse(at, 'form', 'Which form was used is not said', 'Give the form’s id.');
    else if (inspector === undefined) refuse(at, 'inspector', 'Who judged is not said', 'Give a user’s id or a name.');
    else if (seen.has(`${place.contact}\0${inspector}`))
      refuse(at, 'contact', 'This inspector has judged it already', 'Leave it out.');
    else if (isWhole(at, one, version.content, refuse)) {
      seen.add(`${place.contact}\0${inspector}`);
      added.push({
        id: randomUUID(),
        draw,
        ...place,
        ...done,
        state: 'submitted',
        sample: input.sample,
        source: input.source,
        inspector,
        inspector_name: users.get(inspector) ?? inspector,
        due_at: null,
        form: form.id,
        version: version.version,
        revision: 1,
        acknowledged_at: null,
        published: 0,
      });
    }
  }
  if (rejected.length > 0) return { entered: 0, rejected };
  await records.db.transaction().execute(async (db) => {
    const days = added.map(({ contact_at }) => contact_at);
    if (form !== null && added.length > 0)
      await db
        .insertInto('quality_draw')
        .values({
          id: draw,
          name: input.name,
          from_at: Math.min(...days),
          to_at: Math.max(...days) + 1,
          sample: input.sample,
          reason: null,
          source: input.source,
          form: form.id,
          per_agent: Math.max(...[...Map.groupBy(added, ({ agent }) => agent).values()].map((own) => own.length)),
          filters: '{}',
          population: added.length,
          short: 0,
          made_at: now,
          made_by: actor.name,
        })
        .execute();
    for (let i = 0; i < added.length; i += SLICE)
      await db
        .insertInto('quality_evaluation')
        .values(added.slice(i, i + SLICE))
        .execute();
    if (finished.length > 0)
      await sql`
        update quality_evaluation as e
        set answers = v.answers, feedback = v.feedback, worked = v.worked, submitted_at = v.submitted_at,
          state = 'submitted', revision = e.revision + 1
        from json_to_recordset(${JSON.stringify(finished)}::json)
          as v(id text, answers text, feedback text, worked integer, submitted_at bigint)
        where e.id = v.id and e.state = 'open'`.execute(db);
    await recordAct(db, {
      actor,
      action: 'evaluation.enter',
      object: { kind: 'quality_draw', id: added.length > 0 ? draw : (finished[0]?.id ?? draw), label: input.name },
      after: { entered: added.length + finished.length, source: input.source, sample: input.sample },
      from,
      at: now,
    });
  });
  await publishEvaluations(needs);
  return { entered: added.length + finished.length, rejected: [] };
}

function isWhole(
  at: number,
  one: Given,
  content: Parameters<typeof scoreOf>[0],
  refuse: (at: number, field: string, reason: string, remedy: string) => void,
): boolean {
  const [open] = scoreOf(content, one.answers as Answers).open;
  if (open === undefined) return true;
  refuse(
    at,
    `answers.${open.item}.${open.missing}`,
    'This item is not finished',
    open.missing === 'answer' ? 'Answer it, or say that it does not apply.' : 'Say why.',
  );
  return false;
}

const versionOf = (form: KeptForm, at: number) => versionAt(form, at) ?? form.versions[0] ?? null;

/** Contacts an agent has handled with their place, by id. */
export async function contactsOf(
  wanted: readonly string[],
  { store, organisation }: Pick<QualityNeeds, 'store' | 'organisation'>,
) {
  const ids = [...new Set(wanted)];
  const directory = await organisation.directory();
  const [agents, queues] = [idsByName(directory, 'agent'), idsByName(directory, 'queue')];
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  const found = new Map<
    string,
    { contact: string; contact_at: number } & Record<
      'site' | 'project' | 'client' | 'team' | 'agent' | 'queue' | 'channel',
      string | null
    >
  >();
  for (let i = 0; i < ids.length; i += SLICE) {
    const slice = ids.slice(i, i + SLICE);
    const rows = toRows(
      await store.list({
        entity: contactFact,
        fields: ['contact_id', 'agent', 'first_touch', 'site', 'project', 'client', 'team', 'queue', 'channel'],
        where: contactFact.at.contact_id.in(slice).node,
        limit: slice.length,
      }),
    );
    for (const row of rows)
      if (row['agent'] !== null)
        found.set(String(row['contact_id']), {
          contact: String(row['contact_id']),
          contact_at: Number(row['first_touch']),
          site: text(row['site']),
          project: text(row['project']),
          client: text(row['client']),
          team: text(row['team']),
          agent: agents(text(row['agent'])),
          queue: queues(text(row['queue'])),
          channel: text(row['channel']),
        });
  }
  return found;
}
