import { z } from 'zod';
import { EVALUATION_SOURCES } from './draw.ts';
import { passedOver } from './inspector.ts';

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const filters = z
  .object({
    team: z.array(z.string()),
    queue: z.array(z.string()),
    channel: z.array(z.string()),
    agent: z.array(z.string()),
  })
  .partial()
  .default({});

export const planInput = z.object({
  name: z.string().trim().min(1).max(120),
  /** Local dates, the second excluded; the first lies ahead. */
  from: date,
  to: date,
  form: z.string(),
  source: z.enum(EVALUATION_SOURCES).default('qa'),
  /** Evaluations of everybody in the period: at least, and at most with what is added on request. */
  minimum: z.number().int().min(1).max(200),
  maximum: z.number().int().min(1).max(400),
  /** Besides, of everybody, so many of the contacts whose customer answered a survey. */
  surveyed: z.number().int().min(0).max(200).default(0),
  /** Whether draws on an agent's own request count in the score, up to the maximum. */
  extraCounts: z.boolean().default(false),
  where: filters,
  inspectors: z.array(z.string()).min(1).max(100),
});
export type PlanParsed = z.output<typeof planInput>;

export const plan = z.object({
  id: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  form: z.string(),
  formName: z.string(),
  source: z.enum(EVALUATION_SOURCES),
  minimum: z.number().int(),
  maximum: z.number().int(),
  surveyed: z.number().int(),
  extraCounts: z.boolean(),
  /** Of everybody by now; and what those who have any have. */
  owed: z.number().int(),
  agents: z.number().int(),
  least: z.number().int().nullable(),
  most: z.number().int().nullable(),
  drawnSurveyed: z.number().int(),
  /** Inspectors of the plan it does not draw for, since they hold no certificate of its form, and why. */
  passedOver: z.array(passedOver),
  fixedAt: z.string(),
  fixedBy: z.string(),
  state: z.enum(['fixed', 'running', 'over']),
});
export type Plan = z.output<typeof plan>;

/** What scoring unappealed evaluations again has shown; second minus first score, null without any. */
export const rescoring = z.object({
  n: z.number().int(),
  open: z.number().int(),
  shift: z.number().nullable(),
  shiftLow: z.number().nullable(),
  shiftHigh: z.number().nullable(),
  /** Share of items answered otherwise. */
  itemsChanged: z.number().nullable(),
  overturnRate: z.number().nullable(),
});
export type Rescoring = z.output<typeof rescoring>;

/** An inspector's work of the last 28 days and what is open, in hours. */
export const progressRow = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  done: z.number().int(),
  doneHours: z.number(),
  open: z.number().int(),
  openHours: z.number(),
  late: z.number().int(),
  nextDue: z.string().nullable(),
});
export type ProgressRow = z.output<typeof progressRow>;

export const populationInput = z.object({ from: date, to: date, form: z.string().optional(), where: filters });
export const populationRow = z.object({
  agent: z.string(),
  agentName: z.string(),
  team: z.string().nullable(),
  teamName: z.string().nullable(),
  population: z.number().int(),
});
export type PopulationRow = z.output<typeof populationRow>;
export const population = z.object({
  rows: z.array(populationRow),
  /** One evaluation takes so long; a guess until some are made. */
  minutes: z.number(),
  isGuess: z.boolean(),
});
