import type { RawStore } from '../raw/raw-store.ts';
import type { Derivation } from './derivation.ts';

/** Derives again everything from the first raw event of a source or time range on; see `IngestionApi.rederive`. */
export async function rederiveFrom(
  raw: RawStore,
  derivation: Derivation,
  range: { readonly source?: string; readonly from?: number; readonly until?: number } = {},
): Promise<void> {
  const conditions = ['true'];
  const parameters: (string | number)[] = [];
  if (range.source !== undefined) conditions.push(`source = $${parameters.push(range.source)}`);
  if (range.from !== undefined) conditions.push(`"at" >= $${parameters.push(range.from)}`);
  if (range.until !== undefined) conditions.push(`"at" < $${parameters.push(range.until)}`);
  const found = await raw.database.read(
    `SELECT min(arrival) AS n FROM raw_event WHERE ${conditions.join(' AND ')}`,
    parameters,
  );
  const first = found.columns['n']?.[0];
  if (typeof first !== 'number') return;
  await derivation.rewind(first - 1);
  await derivation.derivePending();
}
