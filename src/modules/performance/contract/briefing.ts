import { z } from 'zod';
import { severity } from '#src/modules/alerts/contract/rule.ts';
import { alertState } from '#src/modules/alerts/contract/alert.ts';
import { bounds } from '#src/modules/targets/contract/bounds.ts';

const label = z.object({ en: z.string(), zh: z.string() });
const instant = z.number().int();
const figure = z.number().nullable();
const day = z.iso.date();

export const briefingFigure = z.object({
  kpi: z.string(),
  title: label,
  unit: z.string(),
  better: z.string(),
  value: figure,
  target: bounds.nullable(),
  meets: z.boolean().nullable(),
  provisional: z.boolean(),
  /** The same weekday a week before; null where that day has no data. */
  before: figure,
});
export type BriefingFigure = z.infer<typeof briefingFigure>;

/** `not_here`: planned at work for a quarter of an hour and not signed in; `absent`: the shift is over or punched, and she did not come. */
export const gapKind = z.enum(['leave', 'training', 'absent', 'not_here', 'late']);
export const gap = z.object({
  agent: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  kind: gapKind,
  from: instant,
  until: instant,
  /** Milliseconds, of those who came late. */
  late: figure,
});
export type Gap = z.infer<typeof gap>;

/** Something to have read: a definition that changes, a target, an alert. `at`: when it was said; `from`: when it holds. */
export const notice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('definition'),
    at: instant,
    from: instant.nullable(),
    label,
    value: z.union([z.string(), z.number(), z.boolean()]),
    valueKind: z.string(),
    where: z.array(z.string()),
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('target'),
    at: instant,
    owner: z.enum(['centre', 'team']),
    title: label,
    unit: z.string(),
    bounds,
  }),
  z.object({
    kind: z.literal('alert'),
    at: instant,
    id: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    title: label,
    unit: z.string(),
    value: z.number(),
    limit: z.number(),
    severity,
    state: alertState,
    owner: z.string(),
    closedAt: instant.nullable(),
  }),
]);
export type Notice = z.infer<typeof notice>;

/** A person outside the limits that chance and her mix of work allow; never a rank. */
export const standout = z.object({
  agent: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  kpi: z.string(),
  title: label,
  unit: z.string(),
  value: z.number(),
  /** The centre's value at her mix of work. */
  expected: figure,
  /** The limit she lies beyond. */
  limit: figure,
  rows: figure,
});
export type Standout = z.infer<typeof standout>;

export const handover = z.object({
  id: z.string(),
  day: z.string(),
  at: instant,
  by: z.string(),
  text: z.string(),
  acknowledged: z.object({ at: instant, by: z.string(), text: z.string() }).nullable(),
  mayAcknowledge: z.boolean(),
});
export type Handover = z.infer<typeof handover>;

export const briefing = z.object({
  team: z.string(),
  teamName: z.string(),
  /** Teams the asker may choose from. */
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  day: z.string(),
  yesterday: z.string(),
  zone: z.string(),
  dataUntil: z.string().nullable(),
  /** Of the team and of the centre; yesterday, and today so far. */
  teamFigures: z.object({ yesterday: z.array(briefingFigure), today: z.array(briefingFigure) }),
  centreFigures: z.object({ yesterday: z.array(briefingFigure), today: z.array(briefingFigure) }),
  roster: z.object({
    /** False: nothing is planned for the day, so that no gap can be told. */
    known: z.boolean(),
    planned: z.number().int(),
    here: z.number().int().nullable(),
    gaps: z.array(gap),
  }),
  coaching: z.object({ from: z.string(), to: z.string(), weak: z.array(standout), strong: z.array(standout) }),
  /** Of the last seven days, newest first; alerts that stand open whatever their age. */
  notices: z.array(notice),
  handovers: z.array(handover),
  mayHandOver: z.boolean(),
});
export type Briefing = z.infer<typeof briefing>;

export const briefingInput = z.object({ team: z.string().min(1).optional(), day: day.optional() });
export const handoverInput = z.object({ team: z.string().min(1), day, text: z.string().trim().min(1).max(4000) });
export const acknowledgeInput = z.object({ id: z.string(), text: z.string().trim().max(2000).default('') });
