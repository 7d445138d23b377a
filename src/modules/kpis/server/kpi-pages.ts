import { baseValues, type Catalogue } from '#src/semantic/definitions.ts';
import { aggregatesOf, type Measure } from '#src/semantic/measure.ts';
import { formulaLine, formulaOf } from '#src/semantic/formula.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import { type ParameterId, ParameterValues } from '#src/semantic/parameter.ts';
import { plan, scansOf } from '#src/semantic/plan.ts';
import { clickhouseDialect } from '#src/semantic/sql/clickhouse.ts';
import { compileScan } from '#src/semantic/sql/compile-scan.ts';
import { duckdbDialect } from '#src/semantic/sql/duckdb.ts';
import { AppError } from '#src/kernel/errors.ts';
import { DIMENSIONS } from '#src/semantic/entity.ts';
import { partKinds } from './part-kinds.ts';
import { titleOf } from './title.ts';
import type { KpiDetail, KpiSummary } from '../contract/catalogue.ts';

const summaries = new WeakMap<Catalogue, KpiSummary[]>();

/** The list of KPIs as the catalogue page and the pickers show it; a catalogue never changes, so it is made once. */
export function kpiSummaries(catalogue: Catalogue): KpiSummary[] {
  const known = summaries.get(catalogue) ?? Object.values(catalogue.kpis).map((kpi) => summaryOf(kpi, catalogue));
  summaries.set(catalogue, known);
  return known;
}

function summaryOf(kpi: Kpi, catalogue: Catalogue): KpiSummary {
  const { id, version, name, definition, group, unit, better } = kpi;
  const values = new ParameterValues(baseValues(catalogue.parameters, {}));
  return {
    id,
    version,
    name,
    title: titleOf(kpi, values),
    definition,
    group,
    unit,
    better,
    parts: partKinds(kpi.measure(values), catalogue.entities),
    dimensions: dimensionsOf(kpi, catalogue),
    aliases: [...(kpi.aliases ?? [])],
  };
}

/** Dimensions every entity the KPI reads has, less those it is not offered by. */
function dimensionsOf(kpi: Kpi, catalogue: Catalogue): string[] {
  const entitiesOf = (measure: Measure) => [
    ...new Set(aggregatesOf(measure).map((a) => `${a.entity}|${a.attribution}`)),
  ];
  const offered = (measure: Measure, dimension: string): boolean =>
    entitiesOf(measure).every((key) => {
      const [entity = '', attribution] = key.split('|');
      const clock = (dimension === 'hour' || dimension === 'weekday') && attribution === 'whole';
      return clock || dimension in (catalogue.entities[entity]?.dimensions ?? {});
    });
  const values = new ParameterValues(baseValues(catalogue.parameters, {}));
  return DIMENSIONS.filter((d) => {
    if (kpi.notBy?.dimensions.includes(d)) return false;
    return offered((kpi.measureBy?.[d] ?? kpi.measure)(values), d);
  });
}

/** Everything on a KPI's page. Throws `unknown_kpi`. */
export function kpiDetail(id: string, catalogue: Catalogue): KpiDetail {
  const kpi = catalogue.kpis[id];
  if (!kpi) throw new AppError('not_found', 'unknown_kpi', `There is no KPI "${id}"`, { field: 'id' });
  const values = new ParameterValues(baseValues(catalogue.parameters, {}));
  const measure = kpi.measure(values);
  const formula = (m: Measure, language: 'en' | 'zh') => formulaOf(m, catalogue.entities, language);
  const [en, zh] = [formula(measure, 'en'), formula(measure, 'zh')];
  return {
    ...summaryOf(kpi, catalogue),
    source: kpi.source,
    notBy: kpi.notBy ? { dimensions: [...kpi.notBy.dimensions], because: kpi.notBy.because } : null,
    formula: {
      en: { numerator: en.numerator, denominator: en.denominator },
      zh: { numerator: zh.numerator, denominator: zh.denominator },
      scale: en.scale,
    },
    parameters: kpi.uses.map((p) => parameterOf(p, catalogue)),
    variants: variantsOf(kpi, catalogue),
    sql: { duckdb: sqlOf(kpi, catalogue, 'duckdb'), clickhouse: sqlOf(kpi, catalogue, 'clickhouse') },
    examples: kpi.examples.map((e) => ({
      name: e.name,
      expect: e.expect,
      source: e.source ?? null,
      misreading: e.misreading ?? null,
    })),
  };
}

/** A setting with its default as people write it (durations in seconds). */
export function parameterOf(id: ParameterId, catalogue: Catalogue): KpiDetail['parameters'][number] {
  const spec = catalogue.parameters[id];
  if (!spec) throw new Error(`No setting ${id}`);
  const shown = (v: string | number | boolean) => (spec.kind === 'duration' ? Number(v) / 1000 : v);
  const byChannel = Object.fromEntries(Object.entries(spec.byChannel ?? {}).map(([c, v]) => [c, shown(v)]));
  return {
    id,
    label: spec.label,
    kind: spec.kind,
    default: shown(spec.default),
    choices: [...(spec.choices ?? [])],
    byChannel,
  };
}

function variantsOf(kpi: Kpi, catalogue: Catalogue): KpiDetail['variants'] {
  return kpi.uses.flatMap((parameter) => {
    const spec = catalogue.parameters[parameter];
    return (spec?.choices ?? []).map((choice) => {
      const measure = kpi.measure(new ParameterValues(baseValues(catalogue.parameters, { [parameter]: choice })));
      const text = (language: 'en' | 'zh'): string => {
        return formulaLine(formulaOf(measure, catalogue.entities, language));
      };
      return { parameter, choice, formula: { en: text('en'), zh: text('zh') } };
    });
  });
}

/** The SQL of a KPI for a sample day, as generated. */
function sqlOf(kpi: Kpi, catalogue: Catalogue, engine: 'duckdb' | 'clickhouse'): string[] {
  const from = Date.UTC(2026, 0, 1);
  const planned = plan(
    {
      kpis: [kpi.id],
      from,
      to: from + 86_400_000,
      zone: 'UTC',
      grain: 'whole',
      by: [],
      where: {},
      set: {},
      asOf: from + 86_400_000,
      dataFrom: from,
    },
    catalogue,
  );
  const dialect = engine === 'duckdb' ? duckdbDialect : clickhouseDialect;
  return scansOf(planned).map((s) => compileScan(s, catalogue.entities, dialect).sql);
}
