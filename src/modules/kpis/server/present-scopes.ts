import type { EventStore } from '#src/analytics/event-store.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { makeGrid } from '#src/kernel/grid.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import { count } from '#src/semantic/measure.ts';
import type { ParameterScope } from '#src/semantic/question.ts';
import type { KpiDependencies } from './dependencies.ts';

/** After every instant facts can have. */
const EVER = 8_000_000_000_000;

/**
 * The settings per channel that can matter: those of channels the centre has. A voice centre's formulas then speak of one
 * threshold, not of e-mail. The channels are looked up again whenever facts have changed.
 */
export function presentScopes(
  all: KpiDependencies['scopes'],
  store: EventStore,
  ingestion: Pick<IngestionApi, 'revision'>,
): KpiDependencies['scopes'] {
  let known: { revision: string; channels: Promise<ReadonlySet<string>> } | undefined;
  return async () => {
    const revision = ingestion.revision();
    if (known?.revision !== revision) known = { revision, channels: channelsOf(store) };
    const channels = await known.channels;
    return (await all()).filter((scope: ParameterScope) => scope.where.channel?.some((c) => channels.has(c)) ?? true);
  };
}

/** Channels of contacts and of queue entries: an import may hold entries alone. */
async function channelsOf(store: EventStore): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    [contact, queueEntry].map((entity) =>
      store.aggregate({
        entity: entity.name,
        attribution: 'whole',
        anchor: entity.anchors[0] ?? null,
        grid: makeGrid(0, EVER, 'whole', 'UTC'),
        byBucket: false,
        by: [{ id: 'channel', column: 'channel' }],
        filters: [],
        where: null,
        chain: null,
        includeExcluded: true,
        aggregates: [count(entity)],
        asOf: EVER,
        dataFrom: 0,
      }),
    ),
  );
  return new Set(found.flatMap((f) => [...((f.columns['channel'] ?? []) as readonly string[])]));
}
