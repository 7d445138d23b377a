import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { Directory, Noun } from '#src/modules/organisation/contract/directory.ts';
import { and } from '#src/semantic/expression.ts';
import type { Draw, DrawParsed } from '../contract/draw.ts';
import type { QualityNeeds } from './dependencies.ts';
import { type KeptForm, readForm, readForms, versionAt } from './form.store.ts';
import { idsByName } from './ids-by-name.ts';
import { drawSample, shareOut } from './sample.ts';

/** Rows written at once. */
const SLICE = 200;

type Place = Record<'site' | 'project' | 'client' | 'team' | 'queue' | 'channel', string | null>;
type Candidate = Place & { readonly id: string; readonly agent: string; readonly at: number };

/** Users who hold a role of quality, and how much each has open. */
export async function inspectorsOf({ people, records }: Pick<QualityNeeds, 'people' | 'records'>) {
  const open = await records.db
    .selectFrom('quality_evaluation')
    .select(['inspector', ({ fn }) => fn.countAll().as('open')])
    .where('state', '=', 'open')
    .groupBy('inspector')
    .execute();
  const loads = new Map(open.map((row) => [row.inspector, Number(row.open)]));
  return (await people())
    .filter(({ roles }) => roles.some((role) => role === 'qa' || role === 'qa_lead'))
    .map(({ id, name, agent }) => ({ id, name, agent, open: loads.get(id) ?? 0 }));
}

/**
 * Draws a sample and shares it out, all in one step. A contact is drawn once for one form and source. Throws `no_form_version`, `unknown_inspector`,
 * `nothing_to_draw`, `bad_scope` naming the field.
 */
export async function makeDraw(
  input: DrawParsed,
  actor: Actor,
  from: string | null,
  needs: QualityNeeds,
): Promise<string> {
  const { records, clock } = needs;
  const [{ zone }, directory, form, all] = await Promise.all([
    needs.kpis.coverage(),
    needs.organisation.directory(),
    readForm(records.db, input.form),
    inspectorsOf(needs),
  ]);
  const period = { from: parseInstant(input.from, zone, 'from'), to: parseInstant(input.to, zone, 'to') };
  if (period.to <= period.from)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  const inspectors = input.inspectors.map((id) => {
    const found = all.find((inspector) => inspector.id === id);
    if (!found)
      throw invalid('unknown_inspector', `"${id}" inspects nothing`, {
        field: 'inspectors',
        remedy: 'Choose people with a role of quality.',
      });
    return found;
  });
  const taken = await drawnBefore(needs, input);
  const scope = actor.scopeOf('change:quality_plan');
  const candidates = (await candidatesOf(input, period, directory, needs)).filter(
    (c) => reaches(scope, c) && !taken.has(c.id),
  );
  const id = randomUUID();
  const sample = drawSample(candidates, period, input.perAgent, id);
  const shared = shareOut(sample, inspectors);
  if (shared.length === 0)
    throw invalid('nothing_to_draw', 'There is no contact to draw', {
      field: 'from',
      remedy: 'Choose a longer period or fewer filters.',
    });
  const perAgent = [...Map.groupBy(sample, ({ agent }) => agent).values()];
  const now = clock.now();
  const due = input.due === undefined ? null : parseInstant(input.due, zone, 'due');
  await records.db.transaction().execute(async (db) => {
    const { name, source, reason } = input;
    await db
      .insertInto('quality_draw')
      .values({
        id,
        name,
        from_at: period.from,
        to_at: period.to,
        sample: input.sample,
        reason,
        source,
        form: form.id,
        per_agent: input.perAgent,
        filters: JSON.stringify(input.where),
        population: candidates.length,
        short: perAgent.filter((own) => own.length < input.perAgent).length,
        made_at: now,
        made_by: actor.name,
      })
      .execute();
    const rows = shared.map(({ contact, inspector }) => {
      const { id: own, at, ...place } = contact;
      return {
        id: randomUUID(),
        draw: id,
        state: 'open',
        contact: own,
        contact_at: at,
        ...place,
        sample: input.sample,
        source,
        inspector,
        inspector_name: inspectors.find((one) => one.id === inspector)?.name ?? inspector,
        due_at: due,
        form: form.id,
        version: versionOf(form, at).version,
        revision: 1,
        answers: '{}',
        feedback: '',
        worked: 0,
        published: 0,
      };
    });
    for (let i = 0; i < rows.length; i += SLICE)
      await db
        .insertInto('quality_evaluation')
        .values(rows.slice(i, i + SLICE))
        .execute();
    await recordAct(db, {
      actor,
      action: 'quality_draw.make',
      object: { kind: 'quality_draw', id, label: name },
      after: { ...input, population: candidates.length, drawn: rows.length },
      from,
      at: now,
    });
  });
  return id;
}

/** The form as it was on a contact's day, or its first version for older contacts. */
function versionOf(form: KeptForm, at: number): KeptForm['versions'][number] {
  const version = versionAt(form, at) ?? form.versions[0];
  if (!version)
    throw invalid('no_form_version', `"${form.name}" has no version`, { field: 'form', remedy: 'Save it first.' });
  return version;
}

async function drawnBefore({ records }: QualityNeeds, input: DrawParsed): Promise<Set<string>> {
  const rows = await records.db
    .selectFrom('quality_evaluation')
    .select('contact')
    .where('form', '=', input.form)
    .where('source', '=', input.source)
    .execute();
  return new Set(rows.map(({ contact }) => contact));
}

async function candidatesOf(
  input: DrawParsed,
  period: { readonly from: number; readonly to: number },
  directory: Directory,
  { store }: QualityNeeds,
): Promise<Candidate[]> {
  const { at } = contactFact;
  const conditions = [
    at.first_touch.atLeast(period.from),
    at.first_touch.below(period.to),
    at.agent.known(),
    at.excluded.isNull(),
  ];
  for (const noun of ['team', 'queue', 'channel'] as const) {
    const said = input.where[noun];
    if (said?.length)
      conditions.push(
        at[noun].in(
          noun === 'channel' ? said : said.flatMap((one) => written(directory, noun, idOf(directory, noun, one))),
        ),
      );
  }
  const fields = ['contact_id', 'agent', 'first_touch', 'site', 'project', 'client', 'team', 'queue', 'channel'];
  const [agents, queues] = [idsByName(directory, 'agent'), idsByName(directory, 'queue')];
  const found: Candidate[] = [];
  for await (const { length, columns } of store.stream({
    entity: contactFact,
    fields,
    where: and(...conditions).node,
  })) {
    const text = (column: string, i: number): string | null =>
      (columns[column]?.[i] as string | null | undefined) ?? null;
    for (let i = 0; i < length; i++)
      found.push({
        id: text('contact_id', i) ?? '',
        agent: agents(text('agent', i)) ?? '',
        at: Number(columns['first_touch']?.[i]),
        site: text('site', i),
        project: text('project', i),
        client: text('client', i),
        team: text('team', i),
        queue: queues(text('queue', i)),
        channel: text('channel', i),
      });
  }
  return found;
}

function idOf(directory: Directory, noun: Extract<Noun, 'team' | 'queue'>, said: string): string {
  const list = noun === 'team' ? directory.teams : directory.queues;
  const found = list.find(({ id, name }) => id === said || name === said);
  if (!found)
    throw invalid('bad_scope', `There is no ${noun} "${said}"`, {
      field: noun,
      remedy: `Known: ${list.map(({ name }) => name).join(', ')}.`,
    });
  return found.id;
}

/** What facts may call a queue; a team they call by its id. */
const written = (directory: Directory, noun: 'team' | 'queue', id: string): readonly string[] =>
  noun === 'queue' ? directory.writtenAs('queue', id) : [id];

/** Draws, newest first. */
export async function listDraws({ records, kpis }: QualityNeeds): Promise<Draw[]> {
  const { zone } = await kpis.coverage();
  const [rows, counts, forms] = await Promise.all([
    records.db.selectFrom('quality_draw').selectAll().orderBy('made_at', 'desc').execute(),
    records.db
      .selectFrom('quality_evaluation')
      .select(['draw', 'state', ({ fn }) => fn.countAll().as('n')])
      .groupBy(['draw', 'state'])
      .execute(),
    readForms(records.db),
  ]);
  const countOf = (draw: string, state?: string): number =>
    counts
      .filter((c) => c.draw === draw && (state === undefined || c.state === state))
      .reduce((sum, c) => sum + Number(c.n), 0);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    from: isoLocal(zone, Number(row.from_at)),
    to: isoLocal(zone, Number(row.to_at)),
    sample: row.sample as Draw['sample'],
    reason: row.reason as Draw['reason'],
    source: row.source as Draw['source'],
    form: row.form,
    formName: forms.find(({ id }) => id === row.form)?.name ?? row.form,
    perAgent: row.per_agent,
    population: row.population,
    drawn: countOf(row.id),
    short: row.short,
    done: countOf(row.id, 'submitted'),
    madeAt: isoLocal(zone, Number(row.made_at)),
    madeBy: row.made_by,
  }));
}
