import { completeExample } from '#src/catalogue/examples/rows.ts';
import { FIXTURES } from '#src/catalogue/examples/fixtures.ts';
import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Example, Kpi } from '#src/semantic/kpi.ts';
import { type Plan, plan } from '#src/semantic/plan.ts';
import type { Question } from '#src/semantic/question.ts';
import { questionOf } from '../../catalogue/run-example.ts';
import type { RowsByEntity } from './narrate.ts';
import type { Cell, Row } from './said.ts';

const DAY = 86_400_000;
/** The day most examples happen on, and the short question that is enough for them. */
const USUAL_DAY = { start: Date.parse('2026-11-16'), end: Date.parse('2026-11-17') };
const SHORT = { from: Date.parse('2026-11-15'), to: Date.parse('2026-11-18') };
/** Whole weeks, so that weekdays stay. */
const WEEK = 7 * DAY;
const FIVE_WEEKS = 35 * DAY;

/** One KPI's worked example, moved to weeks of its own and to people of its own, so that all examples fit into one centre. */
export type ProofCase = {
  readonly kpi: Kpi;
  readonly example: Example;
  /** Rows of the entities the KPI reads, completed. */
  readonly given: RowsByEntity;
  /** The words of the `kpi` command that ask for it. */
  readonly words: readonly string[];
};

/**
 * Lays the examples out in time, one before the other, none touching another. Those about agents' time come to lie first: a leg that
 * another example leaves open goes on for its agent from then on.
 */
export function proofCases(examples: readonly { readonly kpi: Kpi; readonly example: Example }[]): ProofCase[] {
  let shift = 0;
  let wasShort = false;
  const cases = examples.map(({ kpi, example }) => {
    const given = typeof example.given === 'string' ? FIXTURES[example.given] : example.given;
    const asked = questionOf(kpi, example);
    const read = entitiesOf(plan(asked, CATALOGUE, CHANNEL_SCOPES));
    const tables = completeExample(given ?? {}, CATALOGUE.entities).filter(({ entity }) => read.has(entity.name));
    return { kpi, example, asked, tables };
  });
  const readsTime = ({ tables }: (typeof cases)[number]): boolean => tables.some((t) => t.entity.name === 'agent_time');
  const placed = [...cases.filter((one) => !readsTime(one)), ...cases.filter(readsTime)].map(
    ({ kpi, example, asked, tables }) => {
      const isShort = !example.from && !example.to && !example.asOf && tables.every(isOfUsualDay);
      const question = isShort ? { ...asked, ...SHORT, asOf: SHORT.to } : asked;
      shift -= isShort && wasShort ? WEEK : FIVE_WEEKS;
      wasShort = isShort;
      const rows = tables.map(({ entity, rows: list }) => [
        entity.name,
        list.map((row) => moved(row, entity, `${kpi.id}:`, shift)),
      ]);
      return { kpi, example, given: Object.fromEntries(rows), words: words(kpi, example, question, shift) };
    },
  );
  return cases.map(({ kpi }) => placed.find((one) => one.kpi === kpi) as ProofCase);
}

const isOfUsualDay = ({ entity, rows }: { readonly entity: Entity; readonly rows: readonly Row[] }): boolean =>
  Object.entries(entity.fields)
    .filter(([, spec]) => spec.kind === 'instant')
    .every(([name]) =>
      rows.every(({ [name]: at }) => typeof at !== 'number' || (at >= USUAL_DAY.start && at < USUAL_DAY.end)),
    );

function entitiesOf({ scans, kpis }: Plan): Set<string> {
  return new Set([
    ...scans.map((s) => s.entity),
    ...kpis.flatMap((k) => k.folds.flatMap((f) => [...entitiesOf(f.plan)])),
  ]);
}

const PEOPLE = new Set([
  'contact_id',
  'entry_id',
  'target_id',
  'item_id',
  'callback_of',
  'agent',
  'first_agent',
  'customer',
]);

function moved(row: Row, entity: Entity, prefix: string, shift: number): Row {
  const cells = Object.entries(row).map(([name, cell]): [string, Cell] => {
    const kind = entity.fields[name]?.kind;
    if (kind === 'instant' && typeof cell === 'number') return [name, cell + shift];
    const isName = kind === 'id' || PEOPLE.has(name);
    return [name, isName && typeof cell === 'string' ? prefix + cell : cell];
  });
  return Object.fromEntries(cells);
}

function words(kpi: Kpi, example: Example, question: Question, shift: number): string[] {
  const at = (instant: number): string => new Date(instant + shift).toISOString();
  const range = [
    '--from',
    at(question.from),
    '--to',
    at(question.to),
    '--as-of',
    at(question.asOf),
    '--zone',
    question.zone,
  ];
  const settings = Object.entries(example.with ?? {}).flatMap(([id, value]) => [
    '--set',
    `${id}=${settingText(id, value ?? '')}`,
  ]);
  const filters = Object.entries(example.where ?? {}).flatMap(([d, values]) => [
    '--where',
    `${d}=${values?.join(',')}`,
  ]);
  return ['kpi', kpi.id, ...range, ...settings, ...filters];
}

function settingText(id: string, value: string | number | boolean): string {
  const isDuration = CATALOGUE.parameters[id as keyof typeof CATALOGUE.parameters]?.kind === 'duration';
  return isDuration ? `${Number(value) / 1000}s` : String(value);
}
