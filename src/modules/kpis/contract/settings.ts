import { z } from 'zod';
import { SCOPE_DIMENSIONS } from '#src/semantic/question.ts';
import { parameterSummary } from './catalogue.ts';

const label = z.object({ en: z.string(), zh: z.string() });
export const settingValue = z.union([z.string(), z.number(), z.boolean()]);
const named = z.object({ id: z.string(), name: z.string() });

export const scopeDimension = z.enum(SCOPE_DIMENSIONS);

/** `in_force` and `planned` hold; `ended` held once; `replaced` was taken back before it ever held to its end. */
export const settingState = z.enum(['in_force', 'planned', 'ended', 'replaced']);

/** One setting as somebody made it. Durations in seconds; `from` null: since ever; `value` is what holds in that time. */
export const settingRow = z.object({
  id: z.string(),
  parameter: z.string(),
  label,
  kind: z.string(),
  value: settingValue,
  where: z.partialRecord(scopeDimension, named),
  from: z.string().nullable(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  changedAt: z.string(),
  state: settingState,
});
export type SettingRow = z.infer<typeof settingRow>;

export const settingsBody = z.object({
  zone: z.string(),
  /** The local day a change takes effect unless another is named. */
  today: z.string(),
  /** Every setting a KPI reads, with its default and the KPIs that read it. */
  parameters: z.array(
    parameterSummary.extend({ byChannel: z.record(z.string(), settingValue), kpis: z.array(z.string()) }),
  ),
  /** Newest first, past ones included. */
  rows: z.array(settingRow),
  presets: z.array(z.object({ id: z.string(), label, note: label })),
});
export type SettingsBody = z.infer<typeof settingsBody>;

/** When a change takes effect: from a local date (default: today), or for the whole of history. */
const effect = {
  from: z.string().optional(),
  /** Judge all data by it, from the beginning. Numbers of the past change; never the default. */
  recomputeHistory: z.boolean().default(false),
  reason: z.string().trim().max(500).optional(),
};

/** A change as people write it: `20s`, `0.8`, `SL-6`, `yes`; null ends a setting, so that the default holds again. */
export const settingInput = z.object({
  parameter: z.string().min(1),
  value: z.string().nullable(),
  /** Ids or names; one of each at most. */
  where: z.partialRecord(scopeDimension, z.string().min(1)).default({}),
  ...effect,
});
export type SettingInput = z.input<typeof settingInput>;
export type SettingParsed = z.output<typeof settingInput>;

export const presetInput = z.object({ preset: z.string().min(1), ...effect });

/** What a change would do to the KPIs that read it: the last 28 days with data, as set now and as they would be. */
export const settingPreview = z.object({
  from: z.string(),
  to: z.string(),
  kpis: z.array(
    z.object({
      kpi: z.string(),
      name: label,
      unit: z.string(),
      before: z.number().nullable(),
      after: z.number().nullable(),
    }),
  ),
});
export type SettingPreview = z.infer<typeof settingPreview>;
