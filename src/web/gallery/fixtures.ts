import type { Locale } from '#src/ui/locale/locale.ts';
import type { KpiTileProps } from '#src/ui/number/KpiTile.tsx';

/** Invented figures of one day, for looking at components; no page reads them. */
export const zone = 'Asia/Shanghai';
const hour = 3_600_000;
export const day = 24 * hour;
/** 20 November 2026, 00:00 in Shanghai. */
export const today = Date.UTC(2026, 10, 19, 16);

export const word =
  (locale: Locale) =>
  (zh: string, en: string): string =>
    locale === 'zh-CN' ? zh : en;

/** A repeatable wave, so that pictures can be compared from one look to the next. */
export const wave = (n: number, middle: number, size: number, phase = 0): number[] =>
  Array.from(
    { length: n },
    (_, i) => middle + size * (Math.sin(i * 1.7 + phase) * 0.6 + Math.sin(i * 0.61 + phase * 2) * 0.4),
  );

export function tiles(locale: Locale): KpiTileProps[] {
  const w = word(locale);
  const against = w('较上周五', 'vs Fri 13');
  const passport = (kpi: string) => ({ kpi, scope: { day: '2026-11-20' } });
  return [
    {
      name: w('20 秒服务水平', 'Service level 20 s'),
      unit: 'ratio',
      value: 3182 / 4176,
      state: 'off',
      target: { kind: 'at_least', value: 0.8 },
      basis: { kind: 'ratio', numerator: 3182, denominator: 4176 },
      trend: [...wave(27, 0.812, 0.02), 0.762],
      limits: { low: 0.776, high: 0.852 },
      delta: { value: -0.051, against },
      passport: passport('service_level'),
    },
    {
      name: w('人工接通率', 'Answer rate'),
      unit: 'ratio',
      value: 3914 / 4212,
      state: 'on',
      target: { kind: 'at_least', value: 0.92 },
      basis: { kind: 'ratio', numerator: 3914, denominator: 4212 },
      trend: [...wave(27, 0.934, 0.012, 1), 0.929],
      limits: { low: 0.914, high: 0.958 },
      delta: { value: -0.012, against },
      passport: passport('answer_rate'),
    },
    {
      name: w('平均处理时长', 'Average handle time'),
      unit: 'duration',
      value: 312,
      state: 'on',
      target: { kind: 'between', low: 280, high: 320 },
      basis: { kind: 'count', n: 3914 },
      trend: [...wave(20, 306, 8, 2), null, null, 301, 306, 308, 311, 309, 312],
      limits: { low: 293, high: 323 },
      delta: { value: 6, against },
      passport: passport('aht'),
    },
    {
      name: w('7 天一次解决率', 'FCR, 7 days'),
      note: w('成熟 11-27', 'due 27 Nov'),
      unit: 'ratio',
      value: 0.714,
      state: 'provisional',
      target: { kind: 'at_least', value: 0.75 },
      basis: { kind: 'count', n: 3812 },
      trend: [...wave(27, 0.755, 0.02, 3), 0.714],
      limits: { low: 0.718, high: 0.79 },
      delta: { value: -0.026, against },
      passport: passport('fcr_window'),
    },
    {
      name: w('质检得分（当月）', 'QA score (month)'),
      unit: 'score',
      value: 86.7,
      state: 'watch',
      target: { kind: 'at_least', value: 85 },
      basis: { kind: 'sample', n: 412, margin: 0.9 },
      trend: wave(28, 86, 0.9, 4),
      limits: { low: 84, high: 88.2 },
      delta: { value: 0.4, against },
      passport: passport('qa_score'),
    },
    {
      name: w('首次响应时长', 'First response time'),
      unit: 'duration',
      value: null,
      state: null,
      target: null,
      trend: Array<null>(28).fill(null),
      limits: null,
      delta: { value: null, against },
      passport: passport('first_response_time'),
    },
  ];
}

export const halfHours = Array.from({ length: 26 }, (_, i) => ({
  start: today + 8 * hour + i * (hour / 2),
  end: today + 8 * hour + (i + 1) * (hour / 2),
}));

const dip: Readonly<Record<number, number>> = { 7: 0.535, 8: 0.485, 9: 0.456, 10: 0.583 };
export const dayLine = wave(26, 0.83, 0.04).map((v, i) => dip[i] ?? v);
export const dayStates = dayLine.map((v) => (v < 0.6 ? ('off' as const) : null));
export const dayVolume = wave(26, 180, 20).map((v, i) =>
  Math.round(v * Math.min(1, (i + 3) / 7) * Math.min(1, (30 - i) / 10)),
);

export const days20 = Array.from({ length: 20 }, (_, i) => ({
  start: today + (i - 19) * day,
  end: today + (i - 18) * day,
}));

export function queues(locale: Locale) {
  const w = word(locale);
  return [
    { key: 'lost_card', name: w('卡片挂失', 'Lost cards'), middle: 0.94, asked: 4111, within: 3852, aht: 178 },
    {
      key: 'bills',
      name: w('账单与还款', 'Bills and repayment'),
      middle: 0.865,
      asked: 17210,
      within: 14818,
      aht: 261,
    },
    { key: 'after_sales', name: w('售后咨询', 'After-sales'), middle: 0.85, asked: 22291, within: 18903, aht: 304 },
    { key: 'complaints', name: w('投诉专线', 'Complaints line'), middle: 0.79, asked: 2939, within: 2316, aht: 520 },
    { key: 'repairs', name: w('报修受理', 'Repairs'), middle: 0.72, asked: 19633, within: 13979, aht: null },
  ];
}

/** Shares by hour and weekday; nights and Sunday afternoons without traffic. */
export const heatRows = Array.from({ length: 7 * 13 }, (_, i) => {
  const weekday = Math.floor(i / 13) + 1;
  const hourOfDay = 8 + (i % 13);
  const closed = weekday === 7 && hourOfDay > 17;
  return {
    weekday,
    hour: hourOfDay,
    value: closed
      ? null
      : 0.88 - (hourOfDay === 12 ? 0.28 : 0) - 0.05 * Math.abs(Math.sin(i)) - (weekday === 1 ? 0.08 : 0),
  };
});
