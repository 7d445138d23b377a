import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BENCHMARKS, comparableBenchmarks } from '#src/catalogue/benchmarks.ts';
import { CONTROL_MAP, CONTROLLED_KPIS, elementsOf } from '#src/catalogue/control-map.ts';
import { CATALOGUE } from '#src/catalogue/index.ts';
import { SMART_USE } from '#src/catalogue/smart-use.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import { ParameterValues } from '#src/semantic/parameter.ts';
import { forbiddenWordsIn, readGlossary } from '../glossary.ts';

const glossary = readGlossary(join(resolve(import.meta.dirname, '../..'), 'docs/glossary.md'));
const values = (set: Record<string, string | number> = {}) =>
  new ParameterValues(baseValues(CATALOGUE.parameters, set));

describe('control map', () => {
  it('names KPIs that exist and controls each of them', () => {
    for (const kpi of CONTROLLED_KPIS) {
      expect(kpi in CATALOGUE.kpis).toBe(true);
      expect(elementsOf(kpi).length).toBeGreaterThan(0);
    }
    expect(CONTROL_MAP.flatMap((e) => forbiddenWordsIn(e.name.zh, glossary))).toEqual([]);
  });

  it('proposes direct elements first', () => {
    const found = elementsOf('service_level').map(({ element, control }) => `${element.id} ${control}`);
    expect(found.slice(0, 6)).toEqual([
      'capacity direct',
      'call_handling direct',
      'attendance direct',
      'general_conduct direct',
      'scheduling direct',
      'platform direct',
    ]);
    expect(found.at(-1)).toBe('division_of_work general');
    expect(elementsOf('fcr_window').map(({ element }) => element.id)).not.toContain('capacity');
    expect(elementsOf('offered')).toEqual([]);
  });

  it('reads as the table it was taken from', () => {
    const attendance = CONTROL_MAP.find((e) => e.id === 'attendance');
    expect(attendance?.controls).toEqual({
      answer_rate: 'direct',
      service_level: 'direct',
      csat: 'indirect',
      complaint_rate: 'indirect',
    });
  });
});

describe('benchmarks', () => {
  it('are of KPIs and settings that exist, with source and note in both languages', () => {
    for (const benchmark of BENCHMARKS) {
      expect(benchmark.kpi in CATALOGUE.kpis, benchmark.kpi).toBe(true);
      expect(Object.keys(benchmark.definition ?? {}).filter((id) => !(id in CATALOGUE.parameters))).toEqual([]);
      expect(benchmark.source).toMatch(/^[A-Z]+\d+(, [A-Z]+\d+)*$/);
      const [low, high] = typeof benchmark.value === 'number' ? [benchmark.value, benchmark.value] : benchmark.value;
      expect(low).toBeLessThanOrEqual(high);
      if (CATALOGUE.kpis[benchmark.kpi]?.unit === 'ratio') expect(high).toBeLessThanOrEqual(1.05);
    }
  });

  it('are lines only where the definition is the same', () => {
    expect(comparableBenchmarks('asa', values())).toEqual([]);
    expect(comparableBenchmarks('csat', values())).toEqual([]);
    expect(comparableBenchmarks('csat', values({ 'csat.cut': 3 })).map((b) => b.year)).toEqual(['2017', '2016']);
    expect(
      comparableBenchmarks('utilisation', values({ 'utilisation.variant': 'talk', 'utilisation.base': 'signed_in' })),
    ).toHaveLength(1);
    expect(comparableBenchmarks('utilisation', values())).toEqual([]);
  });
});

describe('use of the smart KPIs', () => {
  it('names KPIs that exist', () => {
    for (const { kpi, with: others } of SMART_USE)
      for (const id of [kpi, ...others]) expect(id in CATALOGUE.kpis, id).toBe(true);
  });
  it('holds three together against front-line agents, and the others never', () => {
    expect(SMART_USE.filter((u) => u.use === 'front_line').map((u) => u.kpi)).toEqual([
      'canned_use_rate',
      'sensitive_word_rate',
      'reply_interval_avg',
    ]);
  });
});
