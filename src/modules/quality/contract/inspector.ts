import { z } from 'zod';

/**
 * What an inspector must be able to do, each with its proof: understand the process (hands-on in knowledge and business systems), understand and teach
 * the standard and score as others do (scores recordings and explains them), coach (written), use the QA system (hands-on), analyse data (builds a
 * report).
 */
export const INSPECTOR_SKILLS = ['process', 'standard', 'calibration', 'coaching', 'system', 'analysis'] as const;
export type InspectorSkill = (typeof INSPECTOR_SKILLS)[number];
/** Those a certificate to score rests on; the others belong to the profession, not to the score. */
export const SCORING_SKILLS = ['process', 'standard', 'calibration', 'system'] as const;

/** Gwet's AC1 whose lower bound must not fall below: "substantial" begins here (Landis and Koch 1977). */
export const AGREEMENT_FLOOR = 0.6;
/** Items compared below which agreement takes no certificate: ten contacts of a dozen items; a wide interval is no fault of hers. */
export const FEWEST_ITEMS = 120;

/** Process management writes how work is done, control scores it; people change between them. */
export const DUTIES = ['control', 'process'] as const;
export type Duty = (typeof DUTIES)[number];

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const words = z.string().trim().min(1).max(4000);
const link = z.url({ protocol: /^https?$/ }).max(500);

export const skillInput = z.object({
  /** A user who inspects. */
  inspector: z.string(),
  skill: z.enum(INSPECTOR_SKILLS),
  proof: words,
  link: link.nullable().default(null),
  /** Local day it was shown, and the last day it holds; null: until withdrawn. */
  on: date,
  until: date.nullable().default(null),
});
export type SkillInput = z.output<typeof skillInput>;

export const skillHeld = z.object({
  id: z.string(),
  inspector: z.string(),
  skill: z.enum(INSPECTOR_SKILLS),
  proof: z.string(),
  link: z.string().nullable(),
  on: z.string(),
  until: z.string().nullable(),
  givenBy: z.string(),
  state: z.enum(['held', 'expired']),
});
export type SkillHeld = z.output<typeof skillHeld>;

export const certificateInput = z
  .object({
    inspector: z.string(),
    /** Either one form, or every form of a channel. */
    form: z.string().nullable().default(null),
    channel: z.string().nullable().default(null),
    until: date.nullable().default(null),
  })
  .refine(({ form, channel }) => (form === null) !== (channel === null), {
    message: 'Say either a form or a channel',
    path: ['form'],
  });
export type CertificateInput = z.output<typeof certificateInput>;

/** Why a certificate holds no more. */
export const LAPSES = ['agreement', 'skill', 'expired', 'withdrawn'] as const;

export const certificate = z.object({
  id: z.string(),
  inspector: z.string(),
  inspectorName: z.string(),
  form: z.string().nullable(),
  channel: z.string().nullable(),
  /** Name of the form, or the channel. */
  of: z.string(),
  givenAt: z.string(),
  givenBy: z.string(),
  until: z.string().nullable(),
  lapsed: z
    .object({
      why: z.enum(LAPSES),
      at: z.string(),
      skill: z.enum(INSPECTOR_SKILLS).nullable(),
      /** Lower bound of her agreement then, and the name of the form it was on. */
      low: z.number().nullable(),
      form: z.string().nullable(),
      by: z.string(),
      words: z.string(),
    })
    .nullable(),
});
export type Certificate = z.output<typeof certificate>;

/** An inspector no work is given to, since she holds no certificate of its form, and why; `never` had one. */
export const passedOver = z.object({
  id: z.string(),
  name: z.string(),
  why: z.enum([...LAPSES, 'never']),
  skill: z.enum(INSPECTOR_SKILLS).nullable(),
  low: z.number().nullable(),
});
export type PassedOver = z.output<typeof passedOver>;

/** Work given to others, and whom it was not given to, form by form. */
export const givenOut = z.object({
  evaluations: z.number().int(),
  passedOver: z.array(passedOver.extend({ formName: z.string() })),
});
export type GivenOut = z.output<typeof givenOut>;

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** An inspector's period. Sorted by name and never ranked: who scores much is not better, nobody is paid by the piece. */
export const boardRow = z.object({
  id: z.string(),
  name: z.string(),
  /** Holds a role of quality still. */
  active: z.boolean(),
  evaluations: z.number().int(),
  /** Given to her of contacts of the period, done or not. */
  assigned: z.number().int(),
  hours: z.number(),
  /** What the rotation plans for her, else what was given to her at the house's usual minutes; null where nothing says. */
  plannedHours: z.number().nullable(),
  minutes: z.number().nullable(),
  /** Points above (lenient) or below the house; null without a scored random sample. */
  severity: interval.nullable(),
  /** With experts or other inspectors, form by form in order of names, since certificates are. */
  agreements: z.array(
    interval.extend({
      form: z.string(),
      formName: z.string(),
      items: z.number().int(),
      from: z.enum(['calibration', 'double_scoring']),
      tells: z.boolean(),
    }),
  ),
  appealed: z.number().int(),
  upheld: z.number().int(),
  /** Scored again blind, and those answered otherwise in some item. */
  rescored: z.number().int(),
  changed: z.number().int(),
  duty: z.enum(DUTIES).nullable(),
  certificates: z.array(certificate),
  skills: z.array(skillHeld),
});
export type BoardRow = z.output<typeof boardRow>;

export const inspectorBoard = z.object({
  from: z.string(),
  to: z.string(),
  /** Minutes an evaluation takes in this house; null without any timed. */
  minutes: z.number().nullable(),
  floor: z.number(),
  fewestItems: z.number().int(),
  rows: z.array(boardRow),
});
export type InspectorBoard = z.output<typeof inspectorBoard>;

export const dutyRow = z.object({
  inspector: z.string(),
  duty: z.enum(DUTIES),
  /** Teams she inspects; none on process management. */
  teams: z.array(z.string()).max(200),
  /** Hours of scoring planned for her. */
  hours: z.number().min(0).max(400).nullable().default(null),
});
export type DutyRow = z.output<typeof dutyRow>;

const tooLong = z.object({ inspector: z.string(), team: z.string(), months: z.number().int() });
export type TooLong = z.output<typeof tooLong>;

export const rotationMonth = z.object({
  month,
  duties: z.array(dutyRow.extend({ name: z.string() })),
  /** Who inspects a team for longer than the rule allows. */
  tooLong: z.array(tooLong),
  savedBy: z.string().nullable(),
  savedAt: z.string().nullable(),
});

export const rotation = z.object({
  /** Nobody inspects the same team for more months in a row. */
  limit: z.number().int(),
  inspectors: z.array(z.object({ id: z.string(), name: z.string() })),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The month asked for first, then those before it that are kept. */
  months: z.array(rotationMonth),
});
export type Rotation = z.output<typeof rotation>;

export const rotationInput = z.object({
  month,
  duties: z.array(dutyRow).max(200),
  limit: z.number().int().min(1).max(24),
  /** Why somebody stays longer with a team than the rule allows; needed only then. */
  reason: z.string().trim().max(400).default(''),
});
export type RotationInput = z.output<typeof rotationInput>;
