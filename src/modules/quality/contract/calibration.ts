import { z } from 'zod';
import { agreed } from './agreements.ts';
import { formItem } from './form.ts';

/** `scoring`: everybody scores without seeing anybody else; `revealed`: compared and discussed; `closed`: decided, nothing changes any more. */
export const CALIBRATION_STATES = ['planned', 'scoring', 'revealed', 'closed'] as const;
export type CalibrationState = (typeof CALIBRATION_STATES)[number];

/** How contacts of a session are found: by lot among recent ones nobody has judged, by lot among judged ones, named, or those of the appeals behind a task. */
export const CONTACT_CHOICES = ['recent', 'evaluated', 'named', 'task'] as const;
export const MOST_CONTACTS = 20;
/** With fewer contacts than this an agreement is a number without evidence: even full agreement leaves its lower bound below 0.7. */
export const FEWEST_CONTACTS = 10;

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const answer = z.union([z.boolean(), z.number(), z.string().max(40)]);
const bounds = z.object({ mean: z.number(), low: z.number(), high: z.number() });
const words = z.string().trim().min(1).max(4000);

export const calibrationInput = z.object({
  /** A planned session to plan anew; absent for a new one. */
  id: z.string().optional(),
  name: z.string().trim().min(1).max(120),
  form: z.string(),
  /** Local date by which everybody should have scored. */
  due: date,
  choose: z.enum(CONTACT_CHOICES),
  /** By lot: how many, of contacts of these local dates, the second excluded. */
  count: z
    .number()
    .int()
    .min(1)
    .max(MOST_CONTACTS)
    .default(MOST_CONTACTS / 2),
  from: date.optional(),
  to: date.optional(),
  /** Named: their ids. */
  contacts: z.array(z.string().min(1).max(200)).max(MOST_CONTACTS).default([]),
  /** The calibration task this session answers; closing the session closes it. */
  task: z.string().optional(),
  /** User ids of those who are compared, and of the one they are compared with. */
  inspectors: z.array(z.string()).min(2).max(30),
  expert: z.string(),
});
export type CalibrationInput = z.output<typeof calibrationInput>;

export const calibrationLine = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(CALIBRATION_STATES),
  form: z.string(),
  formName: z.string(),
  due: z.string(),
  isLate: z.boolean(),
  task: z.string().nullable(),
  contacts: z.number().int(),
  inspectors: z.number().int(),
  expertName: z.string(),
  /** Ratings made of those asked for: how many, never what. */
  done: z.number().int(),
  asked: z.number().int(),
  /** What the caller has yet to score. */
  mine: z.number().int(),
  madeBy: z.string(),
  madeAt: z.string(),
  closedAt: z.string().nullable(),
  /** Share of equal answers against the expert once revealed; null before. */
  agreement: z.number().nullable(),
});
export type CalibrationLine = z.output<typeof calibrationLine>;

const person = z.object({
  id: z.string(),
  name: z.string(),
  isExpert: z.boolean(),
  /** Contacts she has scored; who has left and not scored all is missing. */
  done: z.number().int(),
  left: z.boolean(),
});

/** Over all who scored, the expert among them; intervals for the contacts that might have been chosen instead. */
const coefficients = z.object({ percent: agreed, fleiss: agreed, krippendorff: agreed, ac1: agreed });

const compared = z.object({
  id: z.string(),
  contacts: z.number().int(),
  /** Against the expert, item by item. */
  percent: agreed,
  cohen: agreed,
  ac1: agreed,
  /** Points she gives more than the expert, and than the mean of all others; null below five contacts. */
  expert: bounds.nullable(),
  others: bounds.nullable(),
  /** Standard deviation of her differences from the expert, points. */
  spread: z.number().nullable(),
});

const cell = z.object({
  person: z.string(),
  answer: answer.nullable(),
  comment: z.string(),
  /** Another answer than the expert's. */
  differs: z.boolean(),
});

/** What everybody said, side by side, and how far it agrees. */
export const calibrationResult = z.object({
  overall: coefficients,
  /** Those read differently first. */
  items: z.array(
    z.object({
      item: z.string(),
      level: z.enum(['nominal', 'ordinal', 'interval', 'ratio']),
      agreement: coefficients,
      /** Contacts on which somebody differs from the expert. */
      differing: z.number().int(),
    }),
  ),
  inspectors: z.array(compared),
  contacts: z.array(
    z.object({
      contact: z.string(),
      /** Scores 0–100 by person; null where she has none. */
      scores: z.array(z.object({ person: z.string(), score: z.number().nullable(), differing: z.number().int() })),
      /** Those that differ first. */
      items: z.array(z.object({ item: z.string(), differing: z.number().int(), answers: z.array(cell) })),
    }),
  ),
  /** Fewer contacts than agreement can be told from. */
  insufficient: z.boolean(),
});
export type CalibrationResult = z.output<typeof calibrationResult>;

const note = z.object({
  id: z.string(),
  contact: z.string(),
  item: z.string().nullable(),
  words: z.string(),
  by: z.string(),
  at: z.string(),
});

const agreedAnswer = z.object({
  contact: z.string(),
  item: z.string(),
  answer,
  words: z.string(),
  by: z.string(),
  at: z.string(),
});

export const calibration = calibrationLine.extend({
  people: z.array(person),
  /** `evaluation`: the caller's own rating of it; null where she has none. */
  chosen: z.array(
    z.object({
      contact: z.string(),
      at: z.string(),
      agentName: z.string().nullable(),
      queueName: z.string().nullable(),
      channel: z.string().nullable(),
      version: z.number().int(),
      evaluation: z.string().nullable(),
      isDone: z.boolean(),
    }),
  ),
  items: z.array(formItem),
  revealedBy: z.string().nullable(),
  revealedAt: z.string().nullable(),
  /** Why it was revealed although ratings were missing. */
  reason: z.string(),
  outcome: z.string(),
  /** Null until revealed, to whomever. */
  result: calibrationResult.nullable(),
  notes: z.array(note),
  decisions: z.array(agreedAnswer),
});
export type Calibration = z.output<typeof calibration>;

export const noteInput = z.object({ id: z.string(), contact: z.string(), item: z.string().optional(), words });
export const agreeInput = z.object({ id: z.string(), contact: z.string(), item: z.string(), answer, words });

/** An inspector session by session, and month by month on contacts that two scored without being asked to calibrate. */
export const calibrationDrift = z.object({
  inspectors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      points: z.array(
        z.object({
          kind: z.enum(['session', 'double_scored']),
          /** Session's id and name; the month of contacts scored twice. */
          id: z.string(),
          name: z.string(),
          at: z.string(),
          contacts: z.number().int(),
          agreement: agreed,
          severity: bounds.nullable(),
        }),
      ),
    }),
  ),
});
export type CalibrationDrift = z.output<typeof calibrationDrift>;
