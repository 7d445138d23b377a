import type { Actor } from '#src/http/actor.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { definitionsOf } from '#src/semantic/definitions.ts';
import type { Node } from '#src/semantic/expression.ts';
import { statusAt } from '#src/semantic/evaluate.ts';
import { count } from '#src/semantic/measure.ts';
import {
  type ParameterId,
  type ParameterRegistry,
  type ParameterValue,
  ParameterValues,
} from '#src/semantic/parameter.ts';
import { plan, scansOf } from '#src/semantic/plan.ts';
import type { Question } from '#src/semantic/question.ts';
import { partsOf } from '#src/semantic/run-by-period.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';
import type { z } from 'zod';
import type { Passport, passportInput } from '../contract/passport.ts';
import { questionInput } from '../contract/question.ts';
import { sameNumber } from '../contract/same-number.ts';
import { withinReach } from './access/within-reach.ts';
import type { KpiDependencies } from './dependencies.ts';
import { changeBodies, shownValue } from './definition-change-body.ts';
import { definitionText } from './definition-text.ts';
import { estimateOf } from './estimate.ts';
import { type Lineage, lineagesOfAll, narrowed, otherwise } from './lineage.ts';
import { partKinds } from './part-kinds.ts';
import { personalOf } from './personal-part.ts';
import { answerQuestion } from './query.ts';
import { settingsRead } from './settings-read.ts';
import { titleOf } from './title.ts';
import { resolveQuestion } from './resolve.ts';
import { valuesInForce } from './values-in-force.ts';

/** Everything about one number: what it means, how it was computed, which rows are in it, which are not and why. */
export async function passport(
  input: z.output<typeof passportInput>,
  needs: KpiDependencies,
  actor: Actor,
): Promise<Passport> {
  const [coverage, directory, scopes] = await Promise.all([needs.coverage(), needs.directory(), needs.scopes()]);
  const now = needs.clock.now();
  const written = withinReach(
    questionInput.parse({ ...input, grain: 'whole', by: [] }),
    actor,
    directory,
    needs.catalogue,
  );
  const question = resolveQuestion(written, { coverage, directory, parameters: needs.catalogue.parameters, now });
  const planned = plan(question, needs.catalogue, scopes);
  const { answer, path } = await answerQuestion(question, needs);
  const column = answer.kpis[0];
  const kpi = planned.kpis[0]?.kpi;
  if (!column || !kpi) throw new Error('A passport is of one KPI');
  const definitions = definitionsOf(kpi, question, needs.catalogue, scopes);
  const registry = needs.catalogue.parameters;
  const settings = valuesInForce(question, scopes, registry);
  const scans = scansOf(planned);
  const texts = definitions.map((d) => definitionText(d, question, needs.catalogue));
  const [latest, first] = [texts.at(-1), definitions[0]];
  if (!latest || !first) throw new Error(`${kpi.id} has no definition here`);
  const estimate = kpi.sample ? estimateOf(column, 0) : null;
  const lineages = lineagesOfAll(definitions, needs.catalogue);
  const current: Parts = {
    value: known(column.value[0]),
    numerator: known(column.numerator[0]),
    denominator: column.denominator ? known(column.denominator[0]) : null,
  };
  const closing = await closedNumber(written, question, kpi.id, current, needs);
  return {
    kpi: kpi.id,
    version: kpi.version,
    name: kpi.name,
    title: titleOf(kpi, new ParameterValues(settings)),
    definition: kpi.definition,
    unit: kpi.unit,
    better: kpi.better,
    parts: partKinds(first.measure, needs.catalogue.entities),
    ...(closing?.frozen ?? current),
    closing: closing?.reference ?? null,
    status: statusAt(answer, column, 0, now),
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    from: isoLocal(question.zone, question.from),
    to: isoLocal(question.zone, question.to),
    zone: question.zone,
    asOf: isoLocal(question.zone, question.asOf),
    path,
    formula: latest.formula,
    definitions: texts,
    definitionChanges: changeBodies(answer.definitionChanges, question.zone, registry, directory),
    parameters: parametersOf(settingsRead(kpi, question, settings), question, settings, registry),
    sql: scans.flatMap(partsOf).map((s) => needs.store.explain(s)),
    rows: await Promise.all(lineages.map((l) => rowsInAndOut(l, scanFor(l, scans), needs))),
    sources: await sourcesOf(lineages[0], scans, needs),
    personal: await personalOf(written.where, question, directory, needs),
  };
}

type Parts = { readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null };

/** The number as frozen with its period, beside what the data say now. */
async function closedNumber(
  written: z.output<typeof questionInput>,
  question: Question,
  kpi: string,
  now: Parts,
  needs: KpiDependencies,
): Promise<{ frozen: Parts; reference: NonNullable<Passport['closing']> } | null> {
  if (written.asOf !== undefined || Object.keys(written.set).length > 0) return null;
  const found = await needs.closed.covering(question);
  const column = found?.kpis.get(kpi);
  if (!found || !column) return null;
  const part = (values: readonly (number | null)[] | null): number | null => values?.[0] ?? null;
  const frozen = {
    value: part(column.value),
    numerator: part(column.numerator),
    denominator: part(column.denominator),
  };
  const differs = !sameNumber(frozen.value, now.value) || !sameNumber(frozen.denominator, now.denominator);
  return { frozen, reference: { ...found.closing, now, differs } };
}

/** Settings as they were at the end of the range, for the rows filtered. */
function parametersOf(
  uses: readonly ParameterId[],
  question: Question,
  values: Readonly<Record<string, ParameterValue>>,
  registry: ParameterRegistry,
): Passport['parameters'] {
  return uses.map((id) => {
    const spec = registry[id];
    if (!spec) throw new Error(`No setting ${id}`);
    const value = shownValue(registry, id, values[id] ?? spec.default);
    return { id, label: spec.label, kind: spec.kind, value, changed: question.set[id] !== undefined };
  });
}

/** The planned scan that reads a lineage's entity. */
export function scanFor(lineage: Lineage, scans: readonly Scan[]): Scan {
  const scan = scans.find((s) => s.entity === lineage.entity.name);
  if (!scan) throw new Error(`No scan reads ${lineage.entity.name}`);
  // Where several definitions each hold for their own rows, the lineage itself says which.
  return { ...scan, where: lineage.scope, byBucket: false, by: [] };
}

async function rowsInAndOut(lineage: Lineage, scan: Scan, needs: KpiDependencies): Promise<Passport['rows'][number]> {
  const { entity, numerator, denominator } = lineage;
  const inside = denominator ?? numerator;
  const [total, leftOut, missed, top, bottom] = await Promise.all([
    countRows(scan, null, true, needs),
    reasons(scan, otherwise(inside), true, lineage, needs),
    denominator ? reasons(scan, { op: 'and', terms: [denominator, otherwise(numerator)] }, false, lineage, needs) : [],
    countRows(scan, denominator ? { op: 'and', terms: [denominator, numerator] } : numerator, false, needs),
    denominator ? countRows(scan, denominator, false, needs) : null,
  ]);
  return {
    entity: entity.name,
    label: entity.label,
    total,
    leftOut: [...leftOut, ...(await excludedInside(scan, inside, lineage, needs))],
    denominator: bottom,
    notNumerator: missed,
    numerator: top,
  };
}

/** Rows that would count but are excluded (test calls, PHANTOM, …), by reason. */
async function excludedInside(
  scan: Scan,
  inside: Node,
  lineage: Lineage,
  needs: KpiDependencies,
): Promise<{ reason: string; rows: number }[]> {
  if (!('excluded' in lineage.entity.fields)) return [];
  const excluded: Node = { op: 'not', term: { op: 'isNull', value: { op: 'field', name: 'excluded' } } };
  return grouped(
    narrowed(scan, { op: 'and', terms: [inside, excluded] }, true),
    [{ id: 'kind', column: 'excluded' }],
    lineage,
    needs,
  );
}

/** Why rows are not counted: by outcome and kind where the entity has them. */
function reasons(
  scan: Scan,
  condition: Node,
  includeExcluded: boolean,
  lineage: Lineage,
  needs: KpiDependencies,
): Promise<{ reason: string; rows: number }[]> {
  const columns = [lineage.entity.dimensions.outcome, lineage.entity.dimensions.flow_kind].filter(
    (c): c is string => c !== undefined,
  );
  const by = columns.map((column, i): ScanDimension => ({ id: i === 0 ? 'outcome' : 'flow_kind', column }));
  return grouped(narrowed(scan, condition, includeExcluded), by, lineage, needs);
}

async function grouped(
  scan: Scan,
  by: readonly ScanDimension[],
  lineage: Lineage,
  needs: KpiDependencies,
): Promise<{ reason: string; rows: number }[]> {
  const result = await needs.store.aggregate({
    ...scan,
    attribution: scan.attribution,
    by,
    aggregates: [count(lineage.entity)],
  });
  const found = Array.from({ length: result.length }, (_, i) => ({
    reason:
      by
        .map((d) => result.columns[d.id]?.[i])
        .filter((v) => v !== null && v !== undefined)
        .join(' · ') || 'other',
    rows: Number(result.columns['a0']?.[i] ?? 0),
  }));
  return found.filter((f) => f.rows > 0).sort((a, b) => b.rows - a.rows);
}

/** Number of rows a scan reads under a condition. */
export async function countRows(
  scan: Scan,
  condition: Node | null,
  includeExcluded: boolean,
  needs: KpiDependencies,
): Promise<number> {
  const entity = needs.catalogue.entities[scan.entity];
  if (!entity) throw new Error(`No entity "${scan.entity}"`);
  const result = await needs.store.aggregate({
    ...narrowed(scan, condition, includeExcluded),
    by: [],
    byBucket: false,
    aggregates: [count(entity)],
  });
  return Number(result.columns['a0']?.[0] ?? 0);
}

async function sourcesOf(
  lineage: Lineage | undefined,
  scans: readonly Scan[],
  needs: KpiDependencies,
): Promise<Passport['sources']> {
  if (!lineage || !('source' in lineage.entity.fields)) return [];
  const scan = scanFor(lineage, scans);
  const by: ScanDimension[] = [{ id: 'kind', column: 'source' }];
  const batches = { ...count(lineage.entity), fn: 'distinct', value: { op: 'field', name: 'batch' } } as const;
  const result = await needs.store.aggregate({ ...scan, by, aggregates: [count(lineage.entity), batches] });
  return Array.from({ length: result.length }, (_, i) => ({
    source: String(result.columns['kind']?.[i] ?? ''),
    rows: Number(result.columns['a0']?.[i] ?? 0),
    batches: Number(result.columns['a1']?.[i] ?? 0),
  }));
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
