import { z } from 'zod';

/** `month`: calendar months; `cut`: months from the 26th to the 25th; `week`: Monday to Sunday. */
export const periodKind = z.enum(['month', 'cut', 'week']);
export type PeriodKind = z.infer<typeof periodKind>;

/** What numbers are frozen by; `centre` is the whole. */
export const figureDimension = z.enum(['centre', 'project', 'queue', 'team', 'agent']);
export type FigureDimension = z.infer<typeof figureDimension>;

/** `running`: not over yet; `open`: over, not closed; `differs`: closed, and the data say something else now. */
export const periodState = z.enum(['running', 'open', 'closed', 'differs']);

const label = z.object({ en: z.string(), zh: z.string() });

export const period = z.object({
  /** `2026-10`, `2026-09-26_2026-10-25`, `2026-W44`: the id of its closing. */
  id: z.string(),
  kind: periodKind,
  /** Local dates, the last day included. */
  firstDay: z.string(),
  lastDay: z.string(),
  state: periodState,
  version: z.string().nullable(),
  closedAt: z.number().int().nullable(),
  closedBy: z.string().nullable(),
  /** Figures that differ from the frozen ones now. */
  differing: z.number().int(),
});
export type Period = z.infer<typeof period>;

/** What is still provisional in a period that somebody is about to close. */
export const closingPreview = z.object({
  period,
  contacts: z.number().int(),
  dataUntil: z.number().int().nullable(),
  /** The data do not reach the end of the period. */
  dataMissing: z.boolean(),
  kpis: z.number().int(),
  provisional: z.array(
    z.object({ kpi: z.string(), name: label, unit: z.string(), value: z.number().nullable(), pending: z.number() }),
  ),
});
export type ClosingPreview = z.infer<typeof closingPreview>;

const parts = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
});
export type Parts = z.infer<typeof parts>;

/** One figure that reads otherwise than frozen. */
export const figureChange = z.object({
  kpi: z.string(),
  dimension: figureDimension,
  group: z.string().nullable(),
  name: z.string().nullable(),
  /** ISO start of the day; null for the whole period. */
  day: z.string().nullable(),
  before: parts,
  after: parts,
});
export type FigureChange = z.infer<typeof figureChange>;

/** A contact as people know it; durations in milliseconds. */
export const contactFacts = z.object({
  firstTouch: z.number(),
  channel: z.string().nullable(),
  queue: z.string().nullable(),
  agent: z.string().nullable(),
  team: z.string().nullable(),
  project: z.string().nullable(),
  site: z.string().nullable(),
  outcome: z.string().nullable(),
  excluded: z.string().nullable(),
  wait: z.number().nullable(),
  talk: z.number().nullable(),
  hold: z.number().nullable(),
  acw: z.number().nullable(),
  batch: z.string().nullable(),
});
export type ContactFacts = z.infer<typeof contactFacts>;

export const contactChange = z.object({
  contact: z.string(),
  what: z.enum(['added', 'gone', 'changed']),
  before: contactFacts.nullable(),
  after: contactFacts.nullable(),
  /** Fields of the above that changed; empty when only its queue entries, legs or messages did. */
  fields: z.array(z.string()),
});
export type ContactChange = z.infer<typeof contactChange>;

/** Why numbers of a closed period read otherwise. */
export const cause = z.discriminatedUnion('kind', [
  /** Data that came after the closing. */
  z.object({
    kind: z.literal('late_data'),
    batch: z.string(),
    file: z.string(),
    source: z.string(),
    at: z.number(),
    contacts: z.number().int(),
  }),
  /** Known data derived anew: after a rule or the organisation changed, or rejected rows were replayed. */
  z.object({ kind: z.literal('derived_again'), contacts: z.number().int() }),
  /** Contacts that are no longer there. */
  z.object({ kind: z.literal('gone'), contacts: z.number().int() }),
  /** Rows that belong to no contact: agents' time, shifts, cost and the like. */
  z.object({
    kind: z.literal('other_facts'),
    entity: z.string(),
    label,
    subjects: z.array(z.string()),
    days: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('setting'),
    parameter: z.string(),
    where: z.record(z.string(), z.string()),
    before: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    after: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    reason: z.string().nullable(),
  }),
  /** A KPI whose definition has another version in the catalogue now. */
  z.object({ kind: z.literal('definition'), kpi: z.string(), before: z.number(), after: z.number() }),
]);
export type Cause = z.infer<typeof cause>;

/** Old against new, the contacts in between, and why. */
export const restatement = z.object({
  /** Names exactly this difference: what is accepted is what was seen. */
  token: z.string(),
  from: z.string(),
  figures: z.array(figureChange),
  contacts: z.array(contactChange),
  /** All of them, also those beyond a page. */
  counts: z.object({ added: z.number().int(), gone: z.number().int(), changed: z.number().int() }),
  causes: z.array(cause),
});
export type Restatement = z.infer<typeof restatement>;

export const closingVersion = z.object({
  version: z.string(),
  at: z.number().int(),
  by: z.string(),
  reason: z.string().nullable(),
  dataUntil: z.number().int().nullable(),
  /** Of the whole centre; null for who may not see all of it, as are the words and the name. */
  contacts: z.number().int().nullable(),
  fingerprint: z.string(),
  /** What it restated; null for the first. */
  restatement: restatement.nullable(),
});
export type ClosingVersion = z.infer<typeof closingVersion>;

export const closingBody = z.object({
  period,
  zone: z.string(),
  /** Oldest first. */
  versions: z.array(closingVersion),
  /** What the data say now, against the newest version; null when it is the same. */
  pending: restatement.nullable(),
  kpis: z.array(z.object({ id: z.string(), name: label, unit: z.string() })),
});
export type ClosingBody = z.infer<typeof closingBody>;
