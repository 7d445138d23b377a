import { z } from 'zod';
import { DURATION_UNITS } from './duration-format.ts';

/**
 * The mapping file: how the rows of any table become contacts, events or facts. Described for people in
 * examples/mappings/README.md; every object is strict, so a misspelt word is an error with its line.
 */
const text = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const many = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)]);

/** What a column must hold; several columns are joined by "and". */
const test = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({
    not: many(scalar).optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    known: z.boolean().optional(),
    matches: text.optional(),
  }),
]);
export const conditionSchema = z.record(text, test);

const plainRule = z.strictObject({
  /** A column, or the first known of several. */
  column: many(text).optional(),
  /** Several columns joined by one space (date and time), or by `join`. */
  columns: z.array(text).min(2).optional(),
  join: z.string().optional(),
  /** A constant. */
  value: scalar.optional(),
  /** Instants: forms to try in order; unmistakable ones when absent. */
  format: many(text).optional(),
  /** A clock time long before this field is of the next day. */
  rollover: text.optional(),
  /** Durations: what a bare number counts. */
  unit: z.enum(DURATION_UNITS).optional(),
  /** Cells that mean no value here, besides those of the whole table. */
  empty: z.array(scalar).optional(),
  /** Meaning of each value. `"*"`: what all others mean; `keep` takes them as they are. `null`: no value. */
  translate: z.record(z.string(), z.union([scalar, z.null()])).optional(),
  /** When there is no value. */
  default: scalar.optional(),
});
export type PlainRule = z.infer<typeof plainRule>;

const caseRule = z.strictObject({
  cases: z.array(z.strictObject({ when: conditionSchema, use: z.union([text, plainRule]) })).min(1),
  otherwise: z.union([text, plainRule]).optional(),
});
const rule = z.union([text, plainRule, caseRule]);
export type Rule = z.infer<typeof rule>;
export type Condition = z.infer<typeof conditionSchema>;

const label = z.strictObject({ en: text, zh: text });

export const mappingSchema = z.strictObject({
  mapping: z.literal(1),
  name: label.optional(),
  /** Where the columns are documented. */
  documentation: many(text).optional(),
  format: z
    .strictObject({
      kind: z.enum(['csv', 'json', 'xlsx', 'parquet']).optional(),
      delimiter: z.string().min(1).optional(),
      encoding: text.optional(),
      header: z.array(text).min(1).optional(),
      skip: z.number().int().min(0).optional(),
      sheet: z.union([text, z.number().int().min(1)]).optional(),
      rows: text.optional(),
      /** Columns whose blank cells mean the value above them, as merged cells are read. */
      fill_down: z.array(text).min(1).optional(),
    })
    .optional(),
  zone: text.optional(),
  target: z.union([z.literal('contact'), z.strictObject({ event: text }), z.strictObject({ fact: text })]),
  /** Names for columns: headers of several languages or versions, columns that may be missing. */
  columns: z
    .record(
      text,
      z.union([
        many(text),
        z.strictObject({ names: many(text), optional: z.boolean().optional(), empty: z.array(scalar).optional() }),
      ]),
    )
    .optional(),
  /** Cells that mean no value anywhere in the table. */
  empty: z.array(scalar).optional(),
  /**
   * Columns that together name the record; the same id again is the same record. Lists without an id: `apart` tells rows of the same moment
   * apart by columns that may be blank, and keeps what they say out of the id.
   */
  id: z.union([many(text), z.strictObject({ columns: z.array(text).min(1), apart: z.array(text) })]),
  /** Contacts told in several rows: the columns that name the contact, where `id` names the row. */
  contact: many(text).optional(),
  /** Grows when a record is exported again with changes: an instant or a number. */
  version: rule.optional(),
  /** Rows that are no records (totals, blanks): passed over without a word. */
  skip: z.array(conditionSchema).optional(),
  fields: z.record(text, rule),
});
export type Mapping = z.infer<typeof mappingSchema>;
