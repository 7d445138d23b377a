import { toRows } from '#src/analytics/columns.ts';
import { recordAct } from '#src/audit/record-act.ts';
import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { outOf100, scoreOf } from '../../contract/score.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { idsByName } from '../ids-by-name.ts';
import { publishEvaluations } from '../publish.ts';
import { readAmazonEvaluation } from './amazon-evaluation.ts';

const SOURCE = 'amazon-connect';
export type Imported = {
  readonly id: string;
  /** False when this evaluation was here already: the same file twice changes nothing. */
  readonly isNew: boolean;
  readonly score: number | null;
  /** The agent as this centre knows her; null while nobody has said who the source means. */
  readonly agent: string | null;
};

/**
 * Takes in one evaluation another system exported. It keeps its form, version, inspector and time, comes from a third party, and was not drawn by chance here: it
 * estimates no score of this centre. Throws `bad_evaluation`, `weights_unknown`.
 */
export async function importEvaluation(
  file: string,
  text: string,
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<Imported> {
  const { records, clock } = needs;
  const read = readAmazonEvaluation(file, text);
  const directory = await needs.organisation.directory();
  const score = outOf100(scoreOf(read.content, read.answers).total);
  const [fact] = toRows(
    await needs.store.list({
      entity: contactFact,
      where: contactFact.at.contact_id.is(read.contact).node,
      limit: 1,
    }),
  );
  const said = (name: string): string | null => (typeof fact?.[name] === 'string' ? fact[name] : null);
  const agent =
    idsByName(directory, 'agent')(said('agent')) ??
    (read.agent === null ? null : (directory.agentOf(SOURCE, read.agent)?.id ?? null));
  const at = clock.now();
  const contactAt = typeof fact?.['first_touch'] === 'number' ? fact['first_touch'] : read.submittedAt;
  const place =
    fact === undefined
      ? directory.placeAt({ agent }, contactAt)
      : { site: said('site'), project: said('project'), client: said('client'), team: said('team') };
  const isNew = await records.db.transaction().execute(async (db) => {
    const known = await db.selectFrom('quality_evaluation').select('id').where('id', '=', read.id).executeTakeFirst();
    if (known) return false;
    const { form } = read;
    const namesake = await db.selectFrom('quality_form').select('id').where('name', '=', form.name).executeTakeFirst();
    await db
      .insertInto('quality_form')
      .values({
        id: form.id,
        name: namesake && namesake.id !== form.id ? `${form.name} (Amazon Connect)` : form.name,
        channel: 'any',
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    // A version another evaluation has brought stays as it is; each keeps what its own answers earned in a version of its own where they differ.
    const same = await db
      .selectFrom('quality_form_version')
      .select(['version', 'content'])
      .where('form', '=', form.id)
      .orderBy('version')
      .execute();
    const content = JSON.stringify(read.content);
    const found = same.find((one) => one.content === content);
    const version = found?.version ?? Math.max(form.version, ...same.map((one) => one.version + 1));
    if (found === undefined)
      await db
        .insertInto('quality_form_version')
        .values({ form: form.id, version, from_at: read.submittedAt, saved_at: at, saved_by: actor.name, content })
        .execute();
    const draw = `${SOURCE}/${form.id}`;
    await db
      .insertInto('quality_draw')
      .values({
        id: draw,
        name: form.name,
        from_at: contactAt,
        to_at: read.submittedAt,
        sample: 'targeted',
        reason: null,
        source: 'third_party',
        form: form.id,
        per_agent: 1,
        filters: '{}',
        population: 0,
        short: 0,
        made_at: at,
        made_by: actor.name,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await db
      .insertInto('quality_evaluation')
      .values({
        id: read.id,
        draw,
        state: 'submitted',
        contact: read.contact,
        contact_at: contactAt,
        ...place,
        agent,
        queue: idsByName(directory, 'queue')(said('queue')),
        channel: said('channel') ?? 'voice',
        sample: 'targeted',
        source: 'third_party',
        inspector: `${SOURCE}/${read.inspector}`,
        inspector_name: read.inspector,
        due_at: null,
        form: form.id,
        version,
        revision: 1,
        answers: JSON.stringify(read.answers),
        feedback: '',
        worked: read.worked,
        submitted_at: read.submittedAt,
        acknowledged_at: null,
        published: 0,
      })
      .execute();
    await recordAct(db, {
      actor,
      action: 'evaluation.import',
      object: { kind: 'evaluation', id: read.id, label: read.contact },
      after: { file, score, agent },
      from,
      at,
    });
    return true;
  });
  if (isNew) await publishEvaluations(needs);
  return { id: read.id, isNew, score, agent };
}
