import { and, type Expression, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { average, count, ratio, spanTime } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { employment } from '../entities/planning.ts';
import { noFacts } from '../examples/empty.ts';

/** Mean Gregorian year, seconds. */
const YEAR = 365.25 * 86_400;

function leavers(p: ParameterValues): Expression {
  const { end_kind, end_at } = employment.at;
  const kind = p.choice('attrition.kind');
  const left = kind === 'all' ? or(end_kind.isNull(), end_kind.isNot('moved')) : end_kind.is(kind);
  return and(end_at.known(), p.flag('attrition.count_moves') ? or(left, end_kind.is('moved')) : left);
}

const STAFF = {
  employment: [
    ...Array.from({ length: 8 }, () => ({ start_at: '2025-01-01T00:00:00Z' })),
    { start_at: '2025-01-01T00:00:00Z', end_at: '2026-11-16T00:00:00Z', end_kind: 'voluntary' },
    { start_at: '2025-01-01T00:00:00Z', end_at: '2026-11-16T00:00:00Z', end_kind: 'moved' },
  ],
};

const KIND = {
  all: label('', ''),
  voluntary: label('voluntary ', '主动'),
  involuntary: label('involuntary ', '被动'),
} as const;

export const attrition = kpi({
  id: 'attrition',
  name: label('Attrition', '离职率'),
  title: (p) => {
    const kind = KIND[p.choice('attrition.kind') as keyof typeof KIND];
    const [en, zh] = p.flag('attrition.annualised') ? ['annualised', '年化'] : ['of the period', '当期'];
    return label(`Attrition (${kind.en}${en})`, `${kind.zh}离职率（${zh}）`);
  },
  definition: label(
    'Leavers ÷ mean daily head count, annualised (leavers ÷ person-years, a year being 365.25 days). Moves inside the company are no leavers unless set so.',
    '离职人数 ÷ 日均在编人数，年化（离职人数 ÷ 人年，一年按 365.25 天）。内部调动默认不算离职。',
  ),
  group: 'people',
  unit: 'ratio',
  better: 'lower',
  uses: ['attrition.kind', 'attrition.count_moves', 'attrition.annualised'],
  measure: (p) => {
    const left = count(employment, leavers(p), { anchor: 'end_at' });
    return p.flag('attrition.annualised')
      ? ratio(left, spanTime(employment), YEAR)
      : ratio(left, average(spanTime(employment)));
  },
  notBy: {
    dimensions: ['kind'],
    because: label(
      'those who stay have no kind of leaving; choose attrition.kind',
      '在职者没有离职类别；请用设置 attrition.kind',
    ),
  },
  aliases: ['代理流动率', '座席流失率', '流失率', '主动流失率', 'Turnover'],
  source: 'kpi-catalogue §2-23 [CN8]',
  examples: [
    noFacts,
    {
      name: 'November, annualised',
      given: STAFF,
      expect: 365.25 / 270,
      misreading: { reading: 'not annualised', value: 1 / 9 },
    },
    {
      name: 'November itself',
      given: STAFF,
      with: { 'attrition.annualised': false },
      expect: 1 / 9,
      misreading: { reading: '÷ head count at the end', value: 1 / 8 },
    },
    { name: 'moves counted', given: STAFF, with: { 'attrition.count_moves': true }, expect: (2 * 365.25) / 270 },
    { name: 'nobody was dismissed', given: STAFF, with: { 'attrition.kind': 'involuntary' }, expect: 0 },
  ],
});
