import { z } from 'zod';
import { dimension } from '#src/modules/kpis/contract/question.ts';
import { MEANINGS, REASONS_OF_METER } from './statistics/meter.ts';

/** open → accepted → in_work → done → proved or not_proved → closed; reopened, it is open again. */
export const FINDING_STATES = ['open', 'accepted', 'in_work', 'done', 'proved', 'not_proved', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What the owner does with a finding of hers. */
export const OWNER_ACTS = ['accept', 'start', 'finish'] as const;
export type OwnerAct = (typeof OWNER_ACTS)[number];
/** What the QA lead does at the end. */
export const LEAD_ACTS = ['close', 'reopen'] as const;
export type LeadAct = (typeof LEAD_ACTS)[number];

/** What the comparison of before with after can say. */
export const VERDICTS = ['improved', 'not_distinguishable', 'worse', 'cannot_tell'] as const;

export const FINDING_ORIGINS = ['kpi', 'item', 'contact', 'appeal', 'comparison'] as const;
export const FINDING_SCOPES = ['centre', 'project', 'team', 'queue'] as const;

/** Whole weeks, so that both spans hold the same weekdays. */
export const PROOF_DAYS = [7, 14, 21, 28, 42, 56, 84] as const;

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const words = z.string().trim().min(1).max(4000);

/** Where a finding comes from, as it is told. */
const originInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kpi'), kpi: z.string() }),
  /** With the span its meter is read over, local dates, the second excluded. */
  z.object({ kind: z.literal('item'), form: z.string(), item: z.string(), from: date, to: date }),
  z.object({ kind: z.literal('contact'), contacts: z.array(z.string().trim().min(1)).min(1).max(50) }),
  /** An appeal, decided (a precedent) or not. */
  z.object({ kind: z.literal('appeal'), appeal: z.string() }),
  z.object({ kind: z.literal('comparison'), words: z.string().trim().min(1).max(400) }),
]);

/** How it will be proved fixed: a KPI, or how often an item is fully met, which way it is to go, and the spans compared. */
export const proofInput = z.object({
  measure: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('kpi'), kpi: z.string() }),
    z.object({ kind: z.literal('item'), form: z.string(), item: z.string() }),
  ]),
  direction: z.enum(['up', 'down']),
  /** Besides the finding's scope; ids or names. */
  where: z.partialRecord(dimension, z.array(z.string())).default({}),
  /** Length of each span. */
  days: z.union(PROOF_DAYS.map((days) => z.literal(days))),
  /** First local day of the span before. */
  before: date,
  /** Days that pass after the work is done before the second span begins. */
  settle: z.number().int().min(0).max(60).default(0),
});
export type Proof = z.output<typeof proofInput>;

const described = {
  words,
  /** What will be done about it. */
  measures: words,
  scope: z.object({ noun: z.enum(FINDING_SCOPES), id: z.string().nullable().default(null) }),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** A user. */
  owner: z.string(),
  /** Last local day for the work. */
  due: date,
  proof: proofInput,
};

export const openFindingInput = z.object({ ...described, origin: originInput });
export type OpenFinding = z.output<typeof openFindingInput>;
/** One that was followed elsewhere until now, with the local days of what has happened; its proof is counted here all the same. */
export const enterFindingInput = openFindingInput.extend({
  openedOn: date,
  acceptedOn: date.nullable().default(null),
  doneOn: date.nullable().default(null),
  /** What was done; needed with `doneOn`. */
  done: z.string().trim().max(4000).default(''),
});
export type EnterFinding = z.output<typeof enterFindingInput>;
/** Until the owner has accepted it; the proof is not changed after that. */
export const editFindingInput = z.object({ ...described, id: z.string(), revision: z.number().int() });
export type EditFinding = z.output<typeof editFindingInput>;

/** Both parts of one span: days with data, what stands above and below the line, and the value in the measure's unit. */
const counted = z.object({
  from: z.string(),
  to: z.string(),
  days: z.number().int(),
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
});
export type Counted = z.output<typeof counted>;

const verdict = z.object({
  result: z.enum(VERDICTS),
  before: counted,
  after: counted,
  /** After less before with its 95 % interval; null where either span cannot carry one. */
  difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  at: z.string(),
});
export type Verdict = z.output<typeof verdict>;

const origin = z.object({
  kind: z.enum(FINDING_ORIGINS),
  /** Its words, or its id where only that says what it is. */
  label: z.string(),
  kpi: z.string().nullable(),
  form: z.string().nullable(),
  item: z.string().nullable(),
  contacts: z.array(z.string()),
  evaluation: z.string().nullable(),
  /** What the meter said of the item that day. */
  meter: z
    .object({ meaning: z.enum(MEANINGS), reason: z.enum(REASONS_OF_METER), answered: z.number().int() })
    .nullable(),
});
export type Origin = z.output<typeof origin>;

export const findingStep = z.object({
  act: z.enum(['open', 'edit', 'note', 'prove', ...OWNER_ACTS, ...LEAD_ACTS]),
  by: z.string(),
  at: z.string(),
  words: z.string(),
  verdict: verdict.nullable(),
});

export const finding = z.object({
  id: z.string(),
  revision: z.number().int(),
  state: z.enum(FINDING_STATES),
  words: z.string(),
  measures: z.string(),
  origin,
  scope: z.object({ noun: z.enum(FINDING_SCOPES), id: z.string().nullable(), name: z.string() }),
  month: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  due: z.string(),
  /** What is waited for now, and until when. */
  clock: z.object({ what: z.enum(['accept', 'work', 'proof', 'close']), at: z.string() }).nullable(),
  isLate: z.boolean(),
  proof: proofInput.extend({
    /** Names and unit of what is measured. */
    label: z.object({ en: z.string(), zh: z.string() }),
    unit: z.string(),
    baseline: counted,
    /** The second span; null until the work is done. */
    after: z.object({ from: z.string(), to: z.string() }).nullable(),
  }),
  verdict: verdict.nullable(),
  openedAt: z.string(),
  openedBy: z.string(),
  doneAt: z.string().nullable(),
  steps: z.array(findingStep),
});
export type Finding = z.output<typeof finding>;

/** What became of a month's findings. */
export const findingMonth = z.object({
  month: z.string(),
  found: z.number().int(),
  /** Not yet done; of these, past their date. */
  open: z.number().int(),
  overdue: z.number().int(),
  waiting: z.number().int(),
  proved: z.number().int(),
  notDistinguishable: z.number().int(),
  worse: z.number().int(),
  cannotTell: z.number().int(),
});
export type FindingMonth = z.output<typeof findingMonth>;
