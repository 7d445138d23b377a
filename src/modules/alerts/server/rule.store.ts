import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { RuleParsed } from '../contract/rule.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

/** How a rule fared on the last 90 days. */
export type KeptTrial = {
  readonly judged: number;
  readonly off: number;
  readonly alerts: number;
  readonly days: number;
};

/** A rule as kept; instants in epoch milliseconds. */
export type Rule = Required<RuleParsed> & {
  readonly changedAt: number;
  readonly checkedUntil: number | null;
  readonly trial: KeptTrial | null;
  readonly triedAt: number | null;
};

/** Every rule, by name. */
export async function readRules(db: Db): Promise<Rule[]> {
  const rows = await db.selectFrom('alert_rule').selectAll().orderBy('name').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kpi: row.kpi,
    grain: row.grain as Rule['grain'],
    by: row.by_dimension as Rule['by'],
    where: JSON.parse(row.filters) as Rule['where'],
    test: JSON.parse(row.test) as Rule['test'],
    minimumRows: row.minimum_rows,
    severity: row.severity as Rule['severity'],
    owner: row.owner,
    active: row.active,
    channels: JSON.parse(row.channels) as string[],
    changedAt: row.changed_at,
    checkedUntil: row.checked_until,
    trial: row.trial === null ? null : (JSON.parse(row.trial) as KeptTrial),
    triedAt: row.tried_at,
  }));
}

/** Makes or changes a rule. A changed rule is judged anew from now on. Throws `unknown_rule`, `rule_exists`. */
export async function saveRule(db: Db, rule: RuleParsed, trial: KeptTrial, now: number): Promise<string> {
  const namesake = await db.selectFrom('alert_rule').select('id').where('name', '=', rule.name).executeTakeFirst();
  if (namesake && namesake.id !== rule.id)
    throw new AppError('conflict', 'rule_exists', `There is already a rule "${rule.name}"`, {
      field: 'name',
      remedy: 'Give it another name, or change the existing rule.',
    });
  const row = {
    name: rule.name,
    kpi: rule.kpi,
    grain: rule.grain,
    by_dimension: rule.by,
    filters: JSON.stringify(rule.where),
    test: JSON.stringify(rule.test),
    minimum_rows: rule.minimumRows,
    severity: rule.severity,
    owner: rule.owner,
    active: rule.active,
    channels: JSON.stringify(rule.channels),
    changed_at: now,
    trial: JSON.stringify(trial),
    tried_at: now,
    checked_until: null,
  };
  if (rule.id === undefined) {
    const id = randomUUID();
    await db
      .insertInto('alert_rule')
      .values({ id, ...row })
      .execute();
    return id;
  }
  const { numUpdatedRows } = await db.updateTable('alert_rule').set(row).where('id', '=', rule.id).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('not_found', 'unknown_rule', 'There is no such rule', { field: 'id' });
  return rule.id;
}

export async function keepTrial(db: Db, id: string, trial: KeptTrial, now: number): Promise<void> {
  await db
    .updateTable('alert_rule')
    .set({ trial: JSON.stringify(trial), tried_at: now })
    .where('id', '=', id)
    .execute();
}

/**
 * Takes the intervals up to `until` for this check, in the caller's transaction; false when another check has taken them already or the
 * rule was changed meanwhile.
 */
export async function takeIntervals(db: Db, rule: Rule, until: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('alert_rule')
    .set({ checked_until: until })
    .where('id', '=', rule.id)
    .where('changed_at', '=', rule.changedAt)
    .where((e) =>
      rule.checkedUntil === null ? e('checked_until', 'is', null) : e('checked_until', '=', rule.checkedUntil),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
