import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, KPIS } from '#src/catalogue/index.ts';
import { PARAMETERS } from '#src/catalogue/parameters.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import { aggregatesOf, type Measure } from '#src/semantic/measure.ts';
import { formulaOf } from '#src/semantic/formula.ts';
import { type ParameterId, type ParameterValue, ParameterValues } from '#src/semantic/parameter.ts';
import { forbiddenWordsIn, readGlossary } from '../glossary.ts';

const glossary = readGlossary(join(resolve(import.meta.dirname, '../..'), 'docs/glossary.md'));
const isParameter = (id: string): id is ParameterId => id in PARAMETERS;

/** The defaults, and each setting of the KPI changed on its own. */
function settingsOf(uses: readonly string[]): ParameterValues[] {
  const variants = uses.filter(isParameter).flatMap((id): Record<string, ParameterValue>[] => {
    const spec = CATALOGUE.parameters[id];
    if (spec?.kind === 'choice') return (spec.choices ?? []).map((choice) => ({ [id]: choice }));
    return spec?.kind === 'flag' ? [{ [id]: !spec.default }] : [];
  });
  return [{}, ...variants].map((set) => new ParameterValues(baseValues(CATALOGUE.parameters, set)));
}

/** Names of columns without a label, anywhere in a measure. */
function unlabelled(measure: Measure): string[] {
  const found: string[] = [];
  for (const aggregate of aggregatesOf(measure)) {
    const entity = CATALOGUE.entities[aggregate.entity];
    const chained = new Set(aggregate.chain?.columns.flatMap((c) => (c.label ? [c.name] : [])));
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { op, name } = value as { op?: string; name?: string };
      if (op === 'field' && name && !entity?.fields[name]?.label && !chained.has(name))
        found.push(`${aggregate.entity}.${name}`);
      Object.values(value).forEach(visit);
    };
    visit([aggregate.where, aggregate.value]);
  }
  return found;
}

describe('KPIs in words', () => {
  it.each(KPIS)('$id: title and formula in both languages under every setting, without forbidden words', (kpi) => {
    for (const values of settingsOf(kpi.uses)) {
      const title = kpi.title?.(values) ?? kpi.name;
      expect(title.en.trim()).not.toBe('');
      expect(forbiddenWordsIn(title.zh, glossary)).toEqual([]);
      for (const measure of [kpi.measure, ...Object.values(kpi.measureBy ?? {})]) {
        expect(unlabelled(measure(values))).toEqual([]);
        for (const language of ['en', 'zh'] as const) {
          const formula = formulaOf(measure(values), CATALOGUE.entities, language);
          expect(formula.numerator).not.toBe('');
          expect(`${formula.numerator} ${formula.denominator}`).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    }
  });

  it.each(KPIS)('$id names only settings that exist, and every setting it reads', (kpi) => {
    const read = new Set<string>();
    class Spy extends ParameterValues {
      override raw(id: ParameterId) {
        read.add(id);
        return super.raw(id);
      }
    }
    for (const values of settingsOf(kpi.uses)) {
      const spy = new Spy(values.all());
      kpi.measure(spy);
      kpi.pending?.(spy);
      kpi.title?.(spy);
      for (const measure of Object.values(kpi.measureBy ?? {})) measure(spy);
    }
    expect(kpi.uses.filter((id) => !isParameter(id))).toEqual([]);
    expect([...read].filter((id) => !(kpi.uses as readonly string[]).includes(id))).toEqual([]);
    expect(kpi.uses.filter((id) => !read.has(id))).toEqual([]);
  });
});

describe('settings', () => {
  const used = new Set(KPIS.flatMap((kpi) => kpi.uses));
  it.each(Object.entries(CATALOGUE.parameters).map(([id, spec]) => ({ id, spec })))(
    '$id is used, labelled and has a valid default',
    ({ id, spec }) => {
      expect(used.has(id as ParameterId)).toBe(true);
      expect(forbiddenWordsIn(spec.label.zh, glossary)).toEqual([]);
      for (const value of [spec.default, ...Object.values(spec.byChannel ?? {})]) {
        if (spec.kind === 'choice') expect(spec.choices).toContain(value);
        else expect(typeof value).toBe(spec.kind === 'flag' ? 'boolean' : 'number');
      }
    },
  );
});
