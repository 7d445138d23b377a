import type { Cell } from '../../reading/record.ts';
import type { Columns, Row } from './columns.ts';
import { compileCondition } from './condition.ts';
import type { PlainRule, Rule } from './mapping.ts';
import { RowFault } from './row-fault.ts';
import type { TargetField } from './targets.ts';
import { type TimeReader, timeReader } from './time-format.ts';
import { readFlag, readInstant, readLength, readNumber } from './typed-value.ts';

/** What compiling needs: columns, the zone's clock, and a place to report what is wrong with the rule itself. */
export type RuleContext = {
  readonly columns: Columns;
  readonly toInstant: (local: number) => number;
  readonly complain: (message: string) => void;
};
export type Value = string | number | boolean | null;
/** The value of a row; `values` holds the fields before it, for `rollover`. */
export type Evaluate = (row: Row, values: Readonly<Record<string, Value>>) => Value;

const HALF_DAY = 43_200_000;
const asArray = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? (one as readonly T[]) : [one as T]);

/** Compiles the rule of one target field. */
export function compileRule(field: string, rule: Rule, target: TargetField, context: RuleContext): Evaluate {
  if (typeof rule === 'string') return compilePlain(field, { column: rule }, target, context);
  if (!('cases' in rule)) return compilePlain(field, rule, target, context);
  const cases = rule.cases.map(({ when, use }) => ({
    passes: compileCondition(when, context.columns),
    evaluate: compileUse(field, use, target, context),
  }));
  const otherwise = rule.otherwise === undefined ? null : compileUse(field, rule.otherwise, target, context);
  return (row, values) => {
    for (const { passes, evaluate } of cases) if (passes(row)) return evaluate(row, values);
    return otherwise ? otherwise(row, values) : null;
  };
}

/** In a case the usual thing is a constant word of the target, so a bare word that is one means itself. */
function compileUse(field: string, use: string | PlainRule, target: TargetField, context: RuleContext): Evaluate {
  if (typeof use !== 'string') return compilePlain(field, use, target, context);
  return compilePlain(field, target.choices?.includes(use) ? { value: use } : { column: use }, target, context);
}

function compilePlain(field: string, rule: PlainRule, target: TargetField, context: RuleContext): Evaluate {
  const { cellOf, from } = compileCell(rule, context);
  const type = compileType(field, rule, target, context);
  const fallback = rule.default ?? null;
  return (row, values) => {
    const cell = cellOf(row);
    if (cell === null) return fallback;
    const translated = translate(field, cell, rule, target, from);
    return translated === null ? fallback : type(translated, values);
  };
}

function compileCell(rule: PlainRule, context: RuleContext): { cellOf: (row: Row) => Cell; from: string } {
  if (rule.value !== undefined) {
    const { value } = rule;
    return { cellOf: () => value, from: 'value' };
  }
  if (rule.columns) {
    const gets = rule.columns.map((name) => context.columns.value(name, rule.empty));
    const join = rule.join ?? ' ';
    return {
      from: rule.columns.join(' '),
      cellOf: (row) => {
        const cells = gets.map((get) => get(row));
        return cells.includes(null) ? null : cells.join(join);
      },
    };
  }
  if (rule.column === undefined) {
    context.complain('needs column, columns or value');
    return { cellOf: () => null, from: '' };
  }
  const names = asArray(rule.column);
  const gets = names.map((name) => context.columns.value(name, rule.empty));
  return {
    from: names.join(' / '),
    cellOf: (row) => {
      for (const get of gets) {
        const cell = get(row);
        if (cell !== null) return cell;
      }
      return null;
    },
  };
}

function translate(field: string, cell: Cell, rule: PlainRule, target: TargetField, from: string): Cell {
  let value: Cell = cell;
  if (rule.translate) {
    const answer = rule.translate[String(cell)];
    const other = rule.translate['*'];
    if (answer !== undefined) value = answer;
    else if (other === undefined && !target.choices?.includes(String(cell)))
      throw unknownValue(field, cell, from, target);
    else if (other !== undefined && other !== 'keep') value = other;
  }
  if (value !== null && target.choices && !target.choices.includes(String(value)))
    throw unknownValue(field, cell, from, target);
  return value;
}

function unknownValue(field: string, cell: Cell, column: string, target: TargetField): RowFault {
  const value = String(cell);
  return new RowFault(
    field,
    'unknown_value',
    `The mapping does not say what "${value}" in column "${column}" means`,
    `Answer once in the mapping: ${field}: translate: { "${value}": … }${target.choices ? `, one of ${target.choices.join(', ')}` : ''}.`,
    { field, column, value, choices: target.choices ?? [] },
  );
}

function compileType(
  field: string,
  rule: PlainRule,
  target: TargetField,
  context: RuleContext,
): (cell: Cell, values: Readonly<Record<string, Value>>) => Value {
  switch (target.kind) {
    case 'text':
      return (cell) => (cell === null ? null : String(cell));
    case 'flag':
      return (cell) => readFlag(field, cell);
    case 'number':
      return (cell) => readNumber(field, cell);
    case 'duration':
      return (cell) => readLength(field, cell, rule.unit);
    case 'instant': {
      const readers: TimeReader[] = [];
      for (const format of asArray(rule.format ?? 'auto')) {
        const reader = timeReader(format);
        if (reader) readers.push(reader);
        else
          context.complain(
            `"${format}" is no form of time: use auto, epoch_s, epoch_ms, excel, or a pattern with yy and d`,
          );
      }
      const before = rule.rollover;
      return (cell, values) => {
        const at = readInstant(field, cell, readers, context.toInstant);
        const earlier = before === undefined ? null : values[before];
        return typeof earlier === 'number' && earlier - at > HALF_DAY ? at + 2 * HALF_DAY : at;
      };
    }
  }
}
