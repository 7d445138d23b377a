import { z } from 'zod';

/** Local date, `2026-11-03`. */
export const localDate = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const minutes = z.number().int().min(0).max(4320);

/** What a code stands for; minutes from midnight of the shift's own date, above 1440 after midnight. */
export const shiftMeaning = z.object({
  kind: z.enum(['work', 'training', 'rest', 'leave']),
  spans: z.array(z.object({ start: minutes, end: minutes })),
  breaks: z.array(z.object({ kind: z.enum(['meal', 'break']), start: minutes, end: minutes })),
  leave: z.string().optional(),
});
export type ShiftMeaningBody = z.infer<typeof shiftMeaning>;

export const shiftCode = z.object({ code: z.string().trim().min(1).max(40), from: localDate, meaning: shiftMeaning });
export type ShiftCode = z.infer<typeof shiftCode>;

export const importKind = z.enum(['roster', 'punches', 'leave', 'employment']);
export type ImportKind = z.infer<typeof importKind>;

export const rosterImport = z.object({
  kind: importKind,
  file: z.string().trim().min(1).max(200),
  /** The file, base64. */
  content: z.string().min(1).max(44_000_000),
  /** Year of dates that leave it out. */
  year: z.number().int().min(2000).max(2099).optional(),
  /** Code → what it means: times (`08:00-16:30`), `休`, a kind of leave, or another code. */
  codes: z.record(z.string(), z.string()).default({}),
  /** Person as the table has it (`number:1005`, `name:周杰`) → agent id. */
  people: z.record(z.string(), z.string()).default({}),
  /** Makes agents of people nobody knows yet, and puts those without a team into the one the table names. */
  addPeople: z.boolean().default(false),
});
export type RosterImport = z.input<typeof rosterImport>;

const rejection = z.object({
  file: z.string(),
  sheet: z.string(),
  cell: z.string(),
  code: z.string(),
  value: z.string(),
  reason: z.string(),
  remedy: z.string(),
});

/** What an import understood, would keep (or has kept), and what it could not use. */
export const importView = z.object({
  understood: z.array(
    z.object({
      sheet: z.string(),
      what: z.string(),
      rows: z.number(),
      from: z.string().nullable(),
      until: z.string().nullable(),
    }),
  ),
  kept: z.number(),
  people: z.number(),
  rejectedCount: z.number(),
  /** The first five hundred. */
  rejected: z.array(rejection),
  notices: z.array(rejection),
  /** Codes nobody has explained, people nobody knows: to be answered once. */
  openCodes: z.array(z.object({ code: z.string(), count: z.number(), cell: z.string() })),
  openPeople: z.array(
    z.object({
      key: z.string(),
      number: z.string().nullable(),
      name: z.string().nullable(),
      count: z.number(),
      team: z.string().nullable(),
    }),
  ),
  codes: z.array(shiftCode),
  /** First cells as they would be kept. */
  sample: z.array(z.object({ agent: z.string(), date: z.string(), what: z.string(), cell: z.string() })),
  /** `null` for a preview. */
  version: z.number().int().nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const rosterMonth = z.object({
  from: localDate,
  until: localDate,
  people: z.array(
    z.object({ agent: z.string(), name: z.string(), number: z.string().nullable(), team: z.string().nullable() }),
  ),
  cells: z.array(
    z.object({
      agent: z.string(),
      date: localDate,
      code: z.string(),
      kind: z.enum(['work', 'training', 'rest', 'leave']).nullable(),
      /** Of days punches speak of: came, late (minutes), absent, on leave. */
      attendance: z.enum(['came', 'late', 'absent', 'leave']).nullable(),
      late: z.number().nullable(),
    }),
  ),
  codes: z.array(shiftCode),
  versions: z.array(
    z.object({
      version: z.number(),
      at: z.number(),
      by: z.string(),
      what: z.string(),
      cells: z.number(),
      rejected: z.number(),
    }),
  ),
});
export type RosterMonth = z.infer<typeof rosterMonth>;

export const employment = z
  .object({
    agent: z.string().min(1),
    hired: localDate,
    left: localDate.nullable(),
    kind: z.enum(['voluntary', 'involuntary', 'moved']).nullable(),
  })
  .refine(({ hired, left }) => left === null || left >= hired, {
    path: ['left'],
    message: 'must not be before "hired"',
  });
export type Employment = z.infer<typeof employment>;
