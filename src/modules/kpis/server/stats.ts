import type { Actor } from '#src/http/actor.ts';
import { bucketName, makeGrid } from '#src/kernel/grid.ts';
import { invalid } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { ringAttempt } from '#src/catalogue/entities/ring-attempt.ts';
import { turn } from '#src/catalogue/entities/turn.ts';
import type { DimensionId, Entity } from '#src/semantic/entity.ts';
import { type Expression, when } from '#src/semantic/expression.ts';
import { type Aggregate, count, highest, lowest, quantile, sum } from '#src/semantic/measure.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';
import type { z } from 'zod';
import type { Statistic, statsInput, statsRows } from '../contract/stats.ts';
import { withinReach } from './access/within-reach.ts';
import type { KpiDependencies } from './dependencies.ts';
import { idsOf, nameOf } from './names.ts';
import { resolveRange } from './resolve.ts';

type Measured = { readonly entity: Entity; readonly value: Expression; readonly anchor: string };

/** What `stats` can describe. Contact measures are sums over the whole contact; the others are per entry, leg, ring or turn. */
export const MEASURES: Readonly<Record<string, Measured>> = {
  ...Object.fromEntries(
    (
      [
        'talk_time',
        'wait_time',
        'ivr_time',
        'hold_time',
        'acw_time',
        'ring_time',
        'handle_time',
        'first_response',
      ] as const
    ).map((name) => [name, { entity: contact, value: contact.at[name], anchor: 'first_touch' }]),
  ),
  entry_wait: { entity: queueEntry, value: queueEntry.at.wait, anchor: 'enqueued_at' },
  leg_talk: { entity: agentLeg, value: agentLeg.at.talk, anchor: 'connected_at' },
  leg_hold: { entity: agentLeg, value: agentLeg.at.hold, anchor: 'connected_at' },
  leg_acw: { entity: agentLeg, value: agentLeg.at.acw, anchor: 'connected_at' },
  leg_ring: { entity: agentLeg, value: agentLeg.at.ring, anchor: 'connected_at' },
  attempt_ring: { entity: ringAttempt, value: ringAttempt.at.ring, anchor: 'ended_at' },
  turn_gap: { entity: turn, value: turn.at.gap, anchor: 'replied_at' },
};

type StatsParsed = z.output<typeof statsInput>;

/** Descriptive statistics, in seconds: quantiles are exact (type 7), `sd` is the sample deviation. */
export async function stats(
  asked: StatsParsed,
  needs: KpiDependencies,
  actor: Actor,
): Promise<z.infer<typeof statsRows>> {
  const [coverage, directory] = await Promise.all([needs.coverage(), needs.directory()]);
  const input = withinReach(asked, actor, directory, needs.catalogue);
  const range = resolveRange(input, coverage);
  const grid = makeGrid(
    range.from,
    range.to,
    input.grain,
    range.zone,
    input.periodDay === undefined ? {} : { periodDay: input.periodDay },
  );
  const rows: z.infer<typeof statsRows>['rows'] = [];
  for (const name of input.measures) {
    const measured = MEASURES[name];
    if (!measured)
      throw invalid('unknown_measure', `There is no measure "${name}"`, {
        field: 'measures',
        remedy: `Choose from ${Object.keys(MEASURES).join(', ')}.`,
      });
    const dimension = (id: DimensionId): ScanDimension => ({ id, column: columnOf(measured.entity, id, name) });
    const scan: Scan = {
      entity: measured.entity.name,
      attribution: 'whole',
      anchor: measured.anchor,
      grid,
      byBucket: input.grain !== 'whole',
      by: input.by.map(dimension),
      filters: Object.entries(input.where).map(([id, values]) => ({
        dimension: dimension(id as DimensionId),
        values: idsOf(directory, id as DimensionId, values ?? []),
      })),
      where: null,
      chain: null,
      includeExcluded: input.includeExcluded,
      aggregates: aggregatesFor(measured, input.absentZero),
      asOf: needs.clock.now(),
      dataFrom: 0,
    };
    const result = await needs.store.aggregate(scan);
    const read = (column: string, i: number): number | null =>
      (result.columns[column]?.[i] as number | null | undefined) ?? null;
    const order = Array.from({ length: result.length }, (_, i) => i).sort(
      (a, b) => (read('bucket', a) ?? 0) - (read('bucket', b) ?? 0),
    );
    for (const i of order) {
      const by: Record<string, string | null> = {};
      for (const id of input.by) by[id] = nameOf(directory, id, (result.columns[id]?.[i] ?? null) as string | null);
      if (scan.byBucket) by['interval'] = isoLocal(range.zone, bucketName(grid, read('bucket', i) ?? 0));
      const columns = Array.from({ length: 7 }, (_, a) => read(`a${a}`, i));
      for (const stat of input.stats)
        rows.push({ measure: name, stat, by, value: statisticOf(stat, columns), n: columns[0] ?? 0 });
    }
  }
  return { rows };
}

/** n, Σx, Σx² (in seconds, so that squares stay exact enough), min, max, median, P90: everything any statistic needs. */
function aggregatesFor(measured: Measured, absentZero: boolean): Aggregate[] {
  const { entity, anchor } = measured;
  const value = absentZero ? when(measured.value.known(), measured.value, 0) : measured.value;
  const where = absentZero ? null : measured.value.known();
  const inSeconds = value.times(0.001);
  const options = { anchor };
  return [
    count(entity, where, options),
    sum(entity, value, where, options),
    sum(entity, inSeconds.times(inSeconds), where, options),
    lowest(entity, value, where, options),
    highest(entity, value, where, options),
    quantile(entity, value, 0.5, where, options),
    quantile(entity, value, 0.9, where, options),
  ];
}

function statisticOf(stat: Statistic, columns: readonly (number | null)[]): number | null {
  const [n, total, squares, min, max, median, p90] = columns.map((c, i) =>
    c === null || i === 0 || i === 2 ? c : c / 1000,
  );
  if (stat === 'count') return n ?? 0;
  if (!n || total === null || total === undefined) return null;
  switch (stat) {
    case 'sum':
      return total;
    case 'mean':
      return total / n;
    case 'sd':
      return n < 2 ? null : Math.sqrt(Math.max(0, ((squares ?? 0) - (total * total) / n) / (n - 1)));
    case 'min':
      return min ?? null;
    case 'max':
      return max ?? null;
    case 'median':
      return median ?? null;
    case 'p90':
      return p90 ?? null;
  }
}

function columnOf(entity: Entity, dimension: DimensionId, measure: string): string {
  const column = entity.dimensions[dimension];
  if (column) return column;
  throw invalid('dimension_not_offered', `${measure} cannot be split or filtered by ${dimension}`, {
    field: dimension,
    remedy: `Possible here: ${Object.keys(entity.dimensions).join(', ')}`,
  });
}
