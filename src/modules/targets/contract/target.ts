import { z } from 'zod';
import { bounds } from './bounds.ts';

const label = z.object({ en: z.string(), zh: z.string() });
const instant = z.number().int();
const figure = z.number().nullable();

/** Whose target it is: the centre as a whole (`id` null), or one site, project, team or agent. */
export const ownerKind = z.enum(['centre', 'site', 'project', 'team', 'agent']);
export type OwnerKind = z.infer<typeof ownerKind>;
export const owner = z
  .object({ kind: ownerKind, id: z.string().min(1).nullable() })
  .refine(({ kind, id }) => (kind === 'centre') === (id === null), { path: ['id'], message: 'the centre has no id' });
export type Owner = z.infer<typeof owner>;

/** A goal of the company and the span its targets are agreed for; dates are local days, `to` is not part of it. */
export const goalInput = z.object({
  id: z.string().optional(),
  name: z.string().trim().min(1).max(200),
  note: z.string().trim().max(2000).default(''),
  from: z.iso.date(),
  to: z.iso.date(),
  /** First day of the reporting period (26 for 26th–25th); 1 is the calendar month. */
  periodDay: z.number().int().min(1).max(28).default(1),
});
export type GoalInput = z.input<typeof goalInput>;

export const goal = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string(),
  from: instant,
  until: instant,
  zone: z.string(),
  periodDay: z.number().int(),
  targets: z.number().int(),
  agreed: z.number().int(),
  open: z.number().int(),
});
export type Goal = z.infer<typeof goal>;

/** `in_force` and `ended` follow from the clock: an agreed target holds during its span. */
export const targetState = z.enum(['draft', 'proposed', 'objected', 'agreed', 'in_force', 'ended', 'withdrawn']);
export type TargetState = z.infer<typeof targetState>;

/** What a proposal rests on. Figures on the KPI's own scale. */
export const evidence = z.object({
  grain: z.enum(['period', '1w']),
  from: instant,
  until: instant,
  /** Whole periods with data, and rows in them. */
  periods: z.number().int(),
  rows: figure,
  /** Own level over the history drawn towards the peers, with its 95 % interval. */
  level: figure,
  low: figure,
  high: figure,
  /** The quantile proposed (1 is the best period) of the own periods, and of the peers'. */
  quantile: z.number(),
  own: figure,
  peers: figure,
  /** Share of the own history in the proposal; the rest is the peers'. */
  ownWeight: z.number(),
  /** Rows expected in a period, and how much of the numerator would have to change (rows, or seconds). */
  expected: figure,
  takes: figure,
});
export type Evidence = z.infer<typeof evidence>;

export const targetVersion = z.object({
  version: z.number().int(),
  state: targetState,
  bounds,
  weight: figure,
  expected: figure,
  from: instant,
  until: instant,
  evidence: evidence.nullable(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  answer: z
    .object({ accepted: z.boolean(), by: z.string(), at: instant, reason: z.string(), onBehalf: z.boolean() })
    .nullable(),
});
export type TargetVersion = z.infer<typeof targetVersion>;

/** What speaks against a target; screens translate `code`. */
export const warning = z.object({
  code: z.enum([
    'too_many',
    'weights',
    'role_fit',
    'no_personal_part',
    'children_miss',
    'children_unknown',
    'no_history',
  ]),
  text: label.nullable(),
});
export type Warning = z.infer<typeof warning>;

/** Whether the children at their targets reach the parent's: Σ numerators ÷ Σ denominators at expected volumes. */
export const consistency = z.object({
  children: z.number().int(),
  /** Children without an expected volume, which cannot be weighed. */
  unweighed: z.number().int(),
  would: figure,
  reaches: z.boolean().nullable(),
  miss: figure,
});
export type Consistency = z.infer<typeof consistency>;

export const targetNode = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  kpi: z.string(),
  owner,
  ownerName: z.string(),
  /** `share` breaks the parent's KPI down as itself, `driver` is another KPI that moves it. */
  part: z.enum(['root', 'share', 'driver']),
  /** The latest version, whatever its state, and the one that holds now. */
  latest: targetVersion,
  inForce: targetVersion.nullable(),
  /** Over the goal's span so far, personal results without approved exclusions. */
  value: figure,
  meets: z.boolean().nullable(),
  consistency: consistency.nullable(),
  warnings: z.array(warning),
  /** What the asker may do with it now. */
  may: z.object({ change: z.boolean(), answer: z.boolean(), onBehalf: z.boolean() }),
});
export type TargetNode = z.infer<typeof targetNode>;

export const goalTree = z.object({ goal, nodes: z.array(targetNode), dataUntil: instant.nullable() });
export type GoalTree = z.infer<typeof goalTree>;

export const targetDetail = z.object({
  node: targetNode,
  goal,
  versions: z.array(targetVersion),
  comments: z.array(z.object({ at: instant, by: z.string(), text: z.string() })),
  /** Own history, period by period. */
  history: z.object({
    grain: z.enum(['period', '1w']),
    zone: z.string(),
    points: z.array(z.object({ from: instant, until: instant, value: figure, rows: figure })),
  }),
  drivers: z.array(z.object({ kpi: z.string(), target: z.string().nullable() })),
});
export type TargetDetail = z.infer<typeof targetDetail>;

export const draftInput = z.object({
  goal: z.string(),
  kpi: z.string().min(1),
  kind: ownerKind,
  /** Absent: every team, every agent at work in the history, … */
  ids: z.array(z.string().min(1)).optional(),
  /** Where it hangs; absent: below the goal itself, or below the target of the same KPI of the team (agents) or centre (teams). */
  parent: z.string().nullable().optional(),
  /** 0.5 is the middle period, 1 the best. */
  quantile: z.number().min(0.5).max(1).default(0.75),
  weight: z.number().min(0).max(100).nullable().default(null),
});
export const changeInput = z.object({
  id: z.string(),
  bounds,
  weight: z.number().min(0).max(100).nullable().optional(),
  expected: z.number().min(0).nullable().optional(),
  /** Local day from which it holds; absent: the whole span of the goal, or from now on where one is in force. */
  from: z.iso.date().optional(),
  reason: z.string().trim().max(2000).default(''),
  /** Send it to the owner at once; otherwise it stays a draft. */
  send: z.boolean().default(true),
});
export const answerInput = z.object({
  id: z.string(),
  accept: z.boolean(),
  reason: z.string().trim().max(2000).default(''),
  /** Agreed on paper or by word: recorded by somebody who may change targets, with the reason. */
  onBehalf: z.boolean().default(false),
});
export type DraftParsed = z.output<typeof draftInput>;
export type ChangeParsed = z.output<typeof changeInput>;
export type AnswerParsed = z.output<typeof answerInput>;
export type GoalParsed = z.output<typeof goalInput>;
