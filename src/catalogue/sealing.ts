import type { Sealing } from '#src/semantic/sealing.ts';
import { queueEntry } from './entities/queue-entry.ts';

const HALF_HOUR = 1_800_000;
const QUARTER = 900_000;
const FIVE_MINUTES = 300_000;

/** What a queue is known by: these columns rarely differ within one queue, so they cost few cells. */
const route = ['queue', 'channel', 'direction', 'project', 'client'];

/**
 * How closed days are kept for fast questions. Cuts go from few columns to many; a question takes the first that has all it
 * names, so the everyday ones stay small. Questions none of them fits are answered from the rows.
 */
export const SEALINGS: readonly Sealing[] = [
  {
    entity: queueEntry,
    anchor: 'enqueued_at',
    cuts: [
      { fields: [...route, 'outcome', 'flow_kind', 'is_callback'], widths: ['day', HALF_HOUR, FIVE_MINUTES] },
      { fields: ['site', ...route, 'outcome', 'flow_kind', 'is_callback'], widths: ['day', HALF_HOUR] },
      {
        fields: [
          ...['team', 'site', ...route, 'reason', 'segment', 'outcome', 'flow_kind'],
          ...['is_callback', 'ring_no_answers', 'excluded'],
        ],
        widths: ['day', QUARTER],
      },
    ],
    sorted: ['wait', 'wait_from_ivr'],
    summed: [],
  },
];
