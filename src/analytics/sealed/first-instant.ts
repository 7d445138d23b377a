import { makeGrid } from '#src/kernel/grid.ts';
import { field } from '#src/semantic/expression.ts';
import { lowest } from '#src/semantic/measure.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import type { EventStore } from '../event-store.ts';

/** Further than any data reach, either way (years 1716 and 2223). */
const FAR = 8_000_000_000_000;

/** The earliest instant any row of the sealed entities is booked to; null when there are no rows. */
export async function firstInstant(store: EventStore, sealings: readonly Sealing[]): Promise<number | null> {
  const found = await Promise.all(
    sealings.map(async ({ entity, ...sealing }) => {
      const anchor = sealing.anchor ?? entity.span?.start ?? '';
      const result = await store.aggregate({
        entity: entity.name,
        attribution: 'whole',
        anchor,
        grid: makeGrid(-FAR, FAR, 'whole', 'UTC'),
        byBucket: false,
        by: [],
        filters: [],
        where: null,
        chain: null,
        includeExcluded: true,
        aggregates: [lowest(entity, field(anchor))],
        asOf: FAR,
        dataFrom: -FAR,
      });
      const first = result.columns['a0']?.[0];
      return typeof first === 'number' && !Number.isNaN(first) ? first : null;
    }),
  );
  const known = found.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
