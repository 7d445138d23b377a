import { z } from 'zod';

const label = z.object({ en: z.string(), zh: z.string() });
const settingValue = z.union([z.string(), z.number(), z.boolean()]);

/** A published figure beside a KPI: context, never a target. */
export const benchmark = z.object({
  /** On the KPI's scale; equal ends for a single figure. */
  low: z.number(),
  high: z.number(),
  where: label,
  year: z.string(),
  source: z.string(),
  note: label.nullable(),
  /** `same`: the source defines it as the centre does now; `other`: it differs in `differs`; `unknown`: the source does not say. */
  definition: z.enum(['same', 'other', 'unknown']),
  differs: z.array(
    z.object({ parameter: z.string(), label, theirs: settingValue, ours: settingValue, kind: z.string() }),
  ),
});
export type BenchmarkBody = z.infer<typeof benchmark>;
