import { Expression, field } from './expression.ts';
import type { Label } from './label.ts';

/** What a column holds. `instant` and `duration` are integer milliseconds; `flag` is true, false or unknown. */
export type FieldKind = 'id' | 'text' | 'instant' | 'duration' | 'count' | 'number' | 'flag';

export type FieldSpec<K extends FieldKind = FieldKind, R extends boolean = boolean> = {
  readonly kind: K;
  /** True when every row has a value. */
  readonly required: R;
  readonly label?: Label;
};

type Fields = Readonly<Record<string, FieldSpec>>;
type ValueOf<K extends FieldKind> = K extends 'id' | 'text' ? string : K extends 'flag' ? boolean : number;

/** One row of an entity as TypeScript sees it. */
export type RowOf<E> =
  E extends Entity<infer F>
    ? { [N in keyof F]: F[N]['required'] extends true ? ValueOf<F[N]['kind']> : ValueOf<F[N]['kind']> | null }
    : never;

/** The named conditions of an entity, in both languages, from which formulas are written. */
export type Term = { readonly label: Label; readonly is: Expression };

export type Entity<F extends Fields = Fields> = {
  readonly name: string;
  readonly label: Label;
  readonly fields: F;
  /** Columns that identify a row within its source; appending the same identity (`identityOf`) again replaces the row. */
  readonly key: readonly (keyof F & string)[];
  /** Derived rows are replaced by subject: all rows of one contact, or of one agent. */
  readonly subject: keyof F & string;
  /** Instants a question may book rows to, first one is the default. Empty for rows that last (see `span`). */
  readonly anchors: readonly (keyof F & string)[];
  /** Written by the platform: complete up to its own last word, however far phone systems and chats have reported. */
  readonly recordedHere?: boolean;
  /** Rows that last from one instant to another: questions split or prorate them by clock. */
  readonly span?: { readonly start: keyof F & string; readonly end: keyof F & string };
  /** Question dimension → column. */
  readonly dimensions: Readonly<Partial<Record<DimensionId, keyof F & string>>>;
  readonly terms: Readonly<Record<string, Term>>;
  /** Field access for KPI definitions: `queueEntry.at.wait`. */
  readonly at: { readonly [N in keyof F]: Expression };
  /** Named conditions as expressions: `queueEntry.is.answered`. */
  readonly is: Readonly<Record<string, Expression>>;
};

/** What a question can split or filter by. `hour` and `weekday` come from the anchor in the question's zone. */
export const DIMENSIONS = [
  'site',
  'project',
  'client',
  'team',
  'agent',
  'queue',
  'channel',
  'direction',
  'reason',
  'segment',
  'outcome',
  'flow_kind',
  'pause_reason',
  'kind',
  'severity',
  'closed_by',
  'refused_kind',
  'hour',
  'weekday',
] as const;
export type DimensionId = (typeof DIMENSIONS)[number];

const spec = <K extends FieldKind>(kind: K) => ({
  required: (label?: Label): FieldSpec<K, true> => ({ kind, required: true, ...(label && { label }) }),
  optional: (label?: Label): FieldSpec<K, false> => ({ kind, required: false, ...(label && { label }) }),
});
/** Column kinds, e.g. `is.duration.optional(label)`. */
export const column = {
  id: spec('id'),
  text: spec('text'),
  instant: spec('instant'),
  duration: spec('duration'),
  count: spec('count'),
  number: spec('number'),
  flag: spec('flag'),
};

type EntityInput<F extends Fields, T extends string> = {
  name: string;
  label: Label;
  fields: F;
  key: readonly (keyof F & string)[];
  subject: keyof F & string;
  anchors?: readonly (keyof F & string)[];
  recordedHere?: boolean;
  span?: { start: keyof F & string; end: keyof F & string };
  dimensions: Partial<Record<DimensionId, keyof F & string>>;
  terms?: (at: { readonly [N in keyof F]: Expression }) => Record<T, Term>;
};

/** Declares an entity: its columns, how it is booked to time, what it can be split by and the words for its conditions. */
export function entity<const F extends Fields, T extends string = never>(input: EntityInput<F, T>) {
  const names = Object.keys(input.fields) as (keyof F & string)[];
  const at = Object.fromEntries(names.map((name) => [name, field(name)])) as { [N in keyof F]: Expression };
  const terms = (input.terms?.(at) ?? {}) as Record<T, Term>;
  const is = Object.fromEntries(
    Object.keys(terms).map((name) => [name, new Expression({ op: 'term', name })]),
  ) as Record<T, Expression>;
  const { name, label, fields, key, subject, dimensions, span } = input;
  return {
    name,
    label,
    fields,
    key,
    subject,
    dimensions,
    anchors: input.anchors ?? [],
    ...(span && { span }),
    ...(input.recordedHere && { recordedHere: true }),
    terms,
    at,
    is,
  } satisfies Entity<F>;
}

/** Columns that identify a row among all: two sources may use the same ids, and neither replaces the other's rows. */
export const identityOf = (entity: Entity): readonly string[] =>
  'source' in entity.fields ? [...new Set(['source', ...entity.key])] : entity.key;
