import { randomUUID } from 'node:crypto';
import type { Db } from '#src/records/records.ts';
import type { ParameterId, ParameterValue } from '#src/semantic/parameter.ts';
import { SCOPE_DIMENSIONS, type ScopeDimension } from '#src/semantic/question.ts';
// The table this module adds to the records, as a type.
import './migrations.ts';

/** A setting as kept; instants in epoch milliseconds, open ends null. */
export type Setting = {
  readonly id: string;
  readonly parameter: ParameterId;
  readonly value: ParameterValue;
  readonly where: Readonly<Partial<Record<ScopeDimension, string>>>;
  readonly from: number | null;
  readonly until: number | null;
  readonly reason: string | null;
  readonly changedAt: number;
  readonly replacedAt: number | null;
};

export type Change = Pick<Setting, 'parameter' | 'where' | 'from' | 'reason' | 'changedAt'> & {
  /** Null: from then on nothing is set. */
  readonly value: ParameterValue | null;
};

/** Every setting ever made, newest first. */
export async function readSettings(db: Db): Promise<Setting[]> {
  const rows = await db.selectFrom('kpi_setting').selectAll().orderBy('changed_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    parameter: row.parameter as ParameterId,
    value: JSON.parse(row.value) as ParameterValue,
    where: Object.fromEntries(SCOPE_DIMENSIONS.flatMap((d) => (row[d] === null ? [] : [[d, row[d]]]))),
    from: row.from_at,
    until: row.until_at,
    reason: row.reason,
    changedAt: row.changed_at,
    replacedAt: row.replaced_at,
  }));
}

/**
 * Records one change; call it in a transaction. What was said of the same setting and scope from that instant on gives way:
 * the row in force ends there, later ones are marked as replaced.
 */
export async function saveChange(db: Db, change: Change): Promise<void> {
  const { parameter, where, from, changedAt } = change;
  let same = db
    .selectFrom('kpi_setting')
    .select(['id', 'from_at', 'until_at'])
    .where('parameter', '=', parameter)
    .where('replaced_at', 'is', null);
  for (const d of SCOPE_DIMENSIONS) {
    const value = where[d];
    same = value === undefined ? same.where(d, 'is', null) : same.where(d, '=', value);
  }
  for (const row of await same.execute()) {
    if (from !== null && row.until_at !== null && row.until_at <= from) continue;
    const begins = row.from_at ?? Number.NEGATIVE_INFINITY;
    const set = from === null || begins >= from ? { replaced_at: changedAt } : { until_at: from };
    await db.updateTable('kpi_setting').set(set).where('id', '=', row.id).execute();
  }
  if (change.value === null) return;
  await db
    .insertInto('kpi_setting')
    .values({
      id: randomUUID(),
      parameter,
      value: JSON.stringify(change.value),
      queue: where.queue ?? null,
      project: where.project ?? null,
      site: where.site ?? null,
      channel: where.channel ?? null,
      from_at: from,
      until_at: null,
      reason: change.reason,
      changed_at: changedAt,
      replaced_at: null,
    })
    .execute();
}
