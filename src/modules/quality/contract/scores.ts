import { z } from 'zod';
import { EVALUATION_SOURCES } from './draw.ts';

/** Which part of the score: all of it, what the customer felt, or what the business requires. */
export const SCORE_PARTS = ['total', 'customer', 'business'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const scoresInput = z.object({
  /** Local dates, the second excluded: contacts of these days. */
  from: date,
  to: date,
  part: z.enum(SCORE_PARTS).default('total'),
  /** Sources are never pooled: one of them. */
  source: z.enum(EVALUATION_SOURCES).default('qa'),
  /** Form id; absent: all forms. */
  form: z.string().optional(),
  /** The line a decision hangs on, points; absent: the mean of all people. */
  line: z.coerce.number().min(0).max(100).optional(),
  /** Evaluations a person one plans with; absent: as many as most people have. */
  planned: z.coerce.number().int().min(1).max(1000).optional(),
});
export type ScoresAsked = z.output<typeof scoresInput>;

const bounds = z.object({ low: z.number(), high: z.number() });
export const STANDINGS = ['above', 'below', 'not_distinguishable', 'description_only'] as const;

const scored = z.object({
  id: z.string(),
  name: z.string(),
  /** Evaluations from random draws. */
  n: z.number().int(),
  /** Points: as given; without the severity of those who judged; best guess, the others considered. Null without evaluations. */
  raw: z.number().nullable(),
  adjusted: z.number().nullable(),
  shrunken: z.number().nullable(),
  /** Of the adjusted mean, 95 %; null below five evaluations. */
  interval: bounds.nullable(),
  standing: z.enum(STANDINGS),
  /** Bands from 1, the best; places she may have among those who have a band. Null below five evaluations. */
  band: z.number().int().nullable(),
  places: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  /** Share of contacts in channels nobody evaluated. */
  uncovered: z.number(),
  /** Critical errors in random draws; rates 0–1. */
  critical: z.object({
    failed: z.number().int(),
    rate: z.number().nullable(),
    interval: bounds.nullable(),
    shrunken: z.number().nullable(),
  }),
  /** Critical errors that stand, from any draw and source, and what was looked through for them. */
  violations: z.object({
    established: z.number().int(),
    /** Evaluations that could have found one, and contacts there were. */
    examined: z.number().int(),
    contacts: z.number().int(),
    /** Whether every contact was scanned, or a sample looked at. */
    exposure: z.enum(['full', 'sample']),
  }),
});

export const scoreBoard = z.object({
  from: z.string(),
  to: z.string(),
  people: z.array(scored.extend({ team: z.string().nullable(), teamName: z.string().nullable() })),
  teams: z.array(scored),
  /** The line people stand to, and the mean of all people; null without evaluations. */
  line: z.number().nullable(),
  mean: z.number().nullable(),
  evaluations: z.number().int(),
  /** What so many evaluations a person can tell. */
  programme: z.object({
    planned: z.number().int(),
    people: z.number(),
    evaluations: z.number(),
    reliability: z.number().nullable(),
    forReliable: z.number().nullable(),
    forSeparation: z.number().nullable(),
    misclassified: z.number().nullable(),
  }),
  /** Empty for those who do not look after inspectors. */
  severity: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      n: z.number().int(),
      /** Points above (lenient) or below the house; 95 % interval. */
      effect: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
});
export type ScoreBoard = z.output<typeof scoreBoard>;
export type ScoredPerson = ScoreBoard['people'][number];
export type Scored = z.output<typeof scored>;
