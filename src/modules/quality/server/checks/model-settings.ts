import { recordAct } from '#src/audit/record-act.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { ModelInput, ModelSettings } from '../../contract/check.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { isOutside } from './endpoint.ts';
// The tables this module adds to the records, as types.
import './tables.ts';

type Needs = Pick<QualityNeeds, 'records' | 'clock' | 'box'>;
/** There is one model. */
const ID = 1;
const BOUND = 'quality_model';

const read = ({ records }: Needs) =>
  records.db.selectFrom('quality_model').selectAll().where('id', '=', ID).executeTakeFirst();

export async function readModel(needs: Needs): Promise<ModelSettings> {
  const row = await read(needs);
  return {
    url: row?.url ?? '',
    model: row?.model ?? '',
    hasKey: row?.sealed_key != null,
    isOn: row?.is_on === 1,
    leaves: row?.leaves ?? '',
    isOutside: row !== undefined && isOutside(row.url),
  };
}

/**
 * Names the model's endpoint and switches it on or off. An address outside this house is refused until somebody says why contacts may leave, which stays on
 * record. The key is kept sealed; without one the earlier key stays. Throws `beyond_the_house`.
 */
export async function saveModel(input: ModelInput, { actor, from }: By, needs: Needs): Promise<void> {
  const outside = isOutside(input.url);
  if (outside && input.isOn && input.leaves === '')
    throw new AppError(
      'conflict',
      'beyond_the_house',
      `Contacts would leave this house for ${new URL(input.url).host}`,
      {
        field: 'leaves',
        remedy: 'Say by whose decision and on what ground they may, or use an endpoint of this network.',
      },
    );
  const before = await read(needs);
  const at = needs.clock.now();
  // A key was given for one address and goes to no other.
  const kept = before?.url === input.url ? (before.sealed_key ?? null) : null;
  const row = {
    url: input.url,
    model: input.model,
    sealed_key: input.key ? needs.box.seal({ key: input.key }, BOUND).sealed : kept,
    is_on: Number(input.isOn),
    leaves: input.leaves,
    changed_at: at,
    changed_by: actor.name,
  };
  await needs.records.db.transaction().execute(async (db) => {
    await db
      .insertInto('quality_model')
      .values({ id: ID, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    const { key: _, ...said } = input;
    await recordAct(db, {
      actor,
      action: 'quality_model.save',
      object: { kind: 'quality_model', id: `${ID}`, label: input.model },
      before: before === undefined ? null : { url: before.url, model: before.model, isOn: before.is_on === 1 },
      after: { ...said, isOutside: outside },
      reason: input.leaves || null,
      from,
      at,
    });
  });
}

/** The endpoint to ask, with its key; null while it is off. */
export async function endpointOf(needs: Needs) {
  const row = await read(needs);
  if (row === undefined || row.is_on !== 1 || (isOutside(row.url) && row.leaves === '')) return null;
  const key = row.sealed_key === null ? null : needs.box.open({ sealed: row.sealed_key }, BOUND)['key'];
  return { url: row.url, model: row.model, key: typeof key === 'string' ? key : null };
}
