import { z } from 'zod';
import { CRITICAL } from './form.ts';

const answer = z.union([z.boolean(), z.number(), z.string().max(40)]);

/** What a rule looks at, without any model: words somebody wrote, how long somebody waited, what the contact's record says. */
export const ruleSpec = z.discriminatedUnion('look', [
  /** Any of these words, written by this side. */
  z.object({
    look: z.literal('words'),
    side: z.enum(['customer', 'agent']),
    words: z.array(z.string().trim().min(1).max(100)).min(1).max(200),
    found: answer,
    otherwise: answer,
  }),
  /** Longest wait for the agent's answer to a customer's message, in seconds. */
  z.object({ look: z.literal('longest_wait'), atMost: z.number().positive(), within: answer, otherwise: answer }),
  /** Seconds on hold in all. */
  z.object({ look: z.literal('hold'), atMost: z.number().min(0), within: answer, otherwise: answer }),
  /** Who ended the contact. */
  z.object({
    look: z.literal('closed_by'),
    who: z.enum(['customer', 'agent', 'system', 'timeout', 'transfer']),
    found: answer,
    otherwise: answer,
  }),
]);
export type RuleSpec = z.output<typeof ruleSpec>;

export const checkSpec = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), rule: ruleSpec }),
  /** What the model is asked about the item; it sees the item, its answers, its handbook page and the redacted conversation. */
  z.object({ kind: z.literal('model'), prompt: z.string().trim().min(1).max(8000) }),
]);
export type CheckSpec = z.output<typeof checkSpec>;

/** A check: what answers an item by itself. Saved anew, it starts over. */
export const checkInput = z.object({
  /** Absent for a new one. */
  id: z.string().optional(),
  form: z.string(),
  item: z.string(),
  name: z.string().trim().min(1).max(120),
  spec: checkSpec,
});
export type CheckInput = z.output<typeof checkInput>;

/** What is still missing before a check may decide. */
export const LACKS = ['contacts', 'failures', 'agreement', 'chance_agreement', 'human_agreement'] as const;

/** How well a check agrees with people who scored the same contacts twice, set beside how well they agree with each other. */
export const standing = z.object({
  contacts: z.number().int(),
  failures: z.number().int(),
  /** Share of agreeing pairs with the lower end of its interval, and what people reach. */
  agreement: z.number().nullable(),
  low: z.number().nullable(),
  human: z.number().nullable(),
  /** The same beyond chance (κ): a check that never fails anybody agrees often and knows nothing. */
  kappa: z.number().nullable(),
  humanKappa: z.number().nullable(),
  lacks: z.array(z.enum(LACKS)),
});
export type Standing = z.output<typeof standing>;

export const check = z.object({
  id: z.string(),
  form: z.string(),
  formName: z.string(),
  item: z.string(),
  itemWords: z.string(),
  critical: z.enum(CRITICAL).nullable(),
  name: z.string(),
  spec: checkSpec,
  /** `decide`: fills in open evaluations; `confirm`: a critical item, a person must say it too; `report`: shown after a person has scored. */
  may: z.enum(['report', 'confirm', 'decide']),
  standing,
  /** Answers on the present form, model and prompt; those on earlier ones count no more. */
  answers: z.number().int(),
  lapsed: z.number().int(),
});
export type Check = z.output<typeof check>;

/** A check's answer to one evaluation, with the place it rests on. */
export const checkAnswer = z.object({
  check: z.string(),
  name: z.string(),
  item: z.string(),
  answer,
  words: z.string(),
  /** Number of the message, or seconds. */
  at: z.number().nullable(),
});
export type CheckAnswer = z.output<typeof checkAnswer>;

/** The model's endpoint, any that speaks as OpenAI's chat completions do. Its key is never told again. */
export const modelInput = z.object({
  url: z.url().max(500),
  model: z.string().trim().min(1).max(200),
  key: z.string().max(500).optional(),
  isOn: z.boolean(),
  /** Contacts may leave the house: who allows it says why. Needed for an address outside. */
  leaves: z.string().trim().max(1000).default(''),
});
export type ModelInput = z.output<typeof modelInput>;
export const modelSettings = z.object({
  url: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
  isOn: z.boolean(),
  leaves: z.string(),
  /** Whether the address lies outside this machine's own network. */
  isOutside: z.boolean(),
});
export type ModelSettings = z.output<typeof modelSettings>;
