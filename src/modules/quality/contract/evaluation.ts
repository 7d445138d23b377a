import { z } from 'zod';
import { EVALUATION_SAMPLES, EVALUATION_SOURCES } from './draw.ts';
import { CRITICAL, formContent } from './form.ts';

/** `open`: to be done; `submitted`: told to the agent, its score counts. */
export const EVALUATION_STATES = ['open', 'submitted'] as const;

/** A place in the contact that shows what an answer rests on. */
const evidence = z.object({
  /** Seconds from the start of a call, or the number of a message from 1. */
  at: z.number().min(0),
  words: z.string().trim().max(500).default(''),
});

const given = z.object({
  answer: z.union([z.boolean(), z.number(), z.string().max(40)]).nullable(),
  comment: z.string().trim().max(2000).optional(),
  evidence: z.array(evidence).max(20).optional(),
  /** The check that filled it in; gone once a person has changed it. */
  by: z.string().max(120).optional(),
});
export const answers = z.record(z.string().max(40), given);

export const evaluationLine = z.object({
  id: z.string(),
  state: z.enum(EVALUATION_STATES),
  contact: z.string(),
  contactAt: z.string().nullable(),
  agent: z.string().nullable(),
  agentName: z.string().nullable(),
  teamName: z.string().nullable(),
  queueName: z.string().nullable(),
  channel: z.string().nullable(),
  sample: z.enum(EVALUATION_SAMPLES),
  source: z.enum(EVALUATION_SOURCES),
  inspector: z.string(),
  inspectorName: z.string(),
  due: z.string().nullable(),
  formName: z.string(),
  version: z.number().int(),
  /** 0–100; null until submitted. */
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  failed: z.array(z.enum(CRITICAL)),
  submittedAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  /** Last instant of an appeal; null until submitted. */
  appealUntil: z.string().nullable(),
  appeal: z.enum(['none', 'open', 'rejected', 'upheld']),
  /** Why its inspector wants to listen again before she submits; null where she does not. */
  relisten: z.string().nullable(),
});
export type EvaluationLine = z.output<typeof evaluationLine>;

const appealStep = z.object({
  stage: z.enum(['inspector', 'lead', 'panel']),
  outcome: z.enum(['kept', 'passed_on', 'changed']),
  by: z.string(),
  at: z.string(),
  words: z.string(),
});

export const appeal = z.object({
  id: z.string(),
  evaluation: z.string(),
  item: z.string(),
  itemWords: z.string(),
  reason: z.string(),
  filedBy: z.string(),
  filedAt: z.string(),
  state: z.enum(['open', 'rejected', 'upheld']),
  /** Who has to decide now; null once decided. */
  stage: z.enum(['inspector', 'lead', 'panel']).nullable(),
  due: z.string().nullable(),
  before: z.union([z.boolean(), z.number(), z.string()]).nullable(),
  after: z.union([z.boolean(), z.number(), z.string()]).nullable(),
  steps: z.array(appealStep),
  /** Why whoever reads it may not decide it now; null when she may, or nobody has to. */
  unfit: z.enum(['own_case', 'own_score', 'decided_before', 'not_the_stage']).nullable(),
});
export type Appeal = z.output<typeof appeal>;

export const evaluation = evaluationLine.extend({
  /** Raised by every save: who saves an older one is told. */
  revision: z.number().int(),
  content: formContent,
  answers,
  feedback: z.string(),
  /** Seconds somebody has worked on it. */
  worked: z.number(),
  customer: z.number().nullable(),
  business: z.number().nullable(),
  appeals: z.array(appeal),
});
export type Evaluation = z.output<typeof evaluation>;

export const saveInput = z.object({
  id: z.string(),
  revision: z.number().int(),
  answers,
  feedback: z.string().trim().max(4000).default(''),
  worked: z.number().min(0).max(86_400).default(0),
});

/** A decided appeal: how one item of one form is to be read. */
export const precedent = z.object({
  appeal: z.string(),
  item: z.string(),
  itemWords: z.string(),
  version: z.number().int(),
  outcome: z.enum(['rejected', 'upheld']),
  reason: z.string(),
  words: z.string(),
  decidedAt: z.string(),
  /** Who decided last. */
  by: z.string(),
  contact: z.string(),
  form: z.string(),
  formName: z.string(),
  /** Version of the form whose words hold it; null while it stands for itself. */
  mergedIn: z.number().int().nullable(),
  /** Last version of the form with which it is shown. */
  until: z.number().int(),
});
export type Precedent = z.output<typeof precedent>;
