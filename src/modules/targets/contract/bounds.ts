import { z } from 'zod';

const figure = z.number().finite();

/** What a KPI should reach, on its own scale: shares 0–1, durations in seconds. The same shape the design system draws. */
export const bounds = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at_least'), value: figure }),
  z.object({ kind: z.literal('at_most'), value: figure }),
  z
    .object({ kind: z.literal('between'), low: figure, high: figure })
    .refine(({ low, high }) => high >= low, { path: ['high'], message: 'must not be below "low"' }),
]);
export type Bounds = z.infer<typeof bounds>;

/** How far a value lies from its bounds on the side that hurts; 0 inside them. */
export function missOf(value: number, target: Bounds): number {
  switch (target.kind) {
    case 'at_least':
      return Math.max(0, target.value - value);
    case 'at_most':
      return Math.max(0, value - target.value);
    case 'between':
      return Math.max(0, target.low - value, value - target.high);
  }
}
