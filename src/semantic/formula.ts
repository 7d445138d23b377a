import { isoLocal } from '#src/kernel/zone.ts';
import type { Entity } from './entity.ts';
import type { Comparison, Node } from './expression.ts';
import type { Label, Language } from './label.ts';
import type { Aggregate, Linear, Measure } from './measure.ts';

/** A formula in words: generated from the tree that is computed, so it cannot say anything else. */
export type Formula = { readonly numerator: string; readonly denominator: string | null; readonly scale: number };

/** The language of a formula, and the zone in which it names days. */
type Voice = { readonly language: Language; readonly zone: string };

/** Writes the formula of a measure in a language, with parameters as they are in force; days on which they change are of `zone`. */
export function formulaOf(
  measure: Measure,
  entities: Readonly<Record<string, Entity>>,
  language: Language,
  zone = 'UTC',
): Formula {
  const write = (linear: Linear): string => linearText(linear, entities, { language, zone });
  switch (measure.op) {
    case 'value':
      return { numerator: write(measure.of), denominator: null, scale: 1 };
    case 'ratio':
      return { numerator: write(measure.numerator), denominator: write(measure.denominator), scale: measure.scale };
    case 'correlation':
      return {
        numerator: language === 'en' ? `correlation of ${measure.label.en}` : `${measure.label.zh}的相关系数`,
        denominator: null,
        scale: 1,
      };
    case 'overIntervals':
      return foldText(measure, write, language);
  }
}

function foldText(
  measure: Extract<Measure, { op: 'overIntervals' }>,
  write: (l: Linear) => string,
  language: Language,
): Formula {
  const part = (name: string): string => {
    const linear = measure.inner[name];
    return linear ? write(linear) : name;
  };
  const { fold, interval } = measure;
  if (fold.how === 'compliance') {
    const rate = `${part(fold.numerator)} ÷ ${part(fold.denominator)}`;
    return language === 'en'
      ? {
          numerator: `intervals of ${interval} with (${rate}) ≥ ${fold.target}`,
          denominator: 'intervals with traffic',
          scale: 1,
        }
      : { numerator: `（${rate}）≥ ${fold.target} 的 ${interval} 时段数`, denominator: '有联络的时段数', scale: 1 };
  }
  const [open, close] = fold.signed ? ['(', ')'] : ['|', '|'];
  const difference = `Σ${open}${part(fold.left)} − ${part(fold.right)}${close}`;
  const base = `Σ ${part(fold.base)}`;
  const per = language === 'en' ? ` (per interval of ${interval})` : `（每 ${interval} 时段）`;
  return {
    numerator: `${fold.complement ? `${base} − ${difference}` : difference}${per}`,
    denominator: base,
    scale: 1,
  };
}

function linearText(linear: Linear, entities: Readonly<Record<string, Entity>>, voice: Voice): string {
  if (linear.op === 'aggregate') return aggregateText(linear, entities, voice);
  if (linear.op === 'scale') return scaledText(linear.by, linearText(linear.term, entities, voice));
  if (linear.op === 'average')
    return voice.language === 'en'
      ? `mean level of (${linearText(linear.term, entities, voice)})`
      : `（${linearText(linear.term, entities, voice)}）的时段平均`;
  return linear.terms
    .map((t, i) => `${t.sign === -1 ? ' − ' : i > 0 ? ' + ' : ''}${linearText(t.term, entities, voice)}`)
    .join('');
}

/** `3 × …`, or `… ÷ 6` where that is the rounder number. */
function scaledText(by: number, term: string): string {
  const divisor = Math.round(1 / by);
  return Math.abs(by) < 1 && Math.abs(1 / by - divisor) < 1e-9 ? `${term} ÷ ${divisor}` : `${by} × ${term}`;
}

function aggregateText(aggregate: Aggregate, entities: Readonly<Record<string, Entity>>, voice: Voice): string {
  const { language, zone } = voice;
  if (aggregate.label) return aggregate.label[language];
  const found = entities[aggregate.entity];
  if (!found) throw new Error(`No entity "${aggregate.entity}"`);
  const entity = withNeighbours(found, aggregate);
  const where = aggregate.where ? nodeText(aggregate.where, entity, language, zone) : null;
  const value = aggregate.value ? nodeText(aggregate.value, entity, language, zone) : entity.label[language];
  const among = where ? (language === 'en' ? ` where ${where}` : `（${where}）`) : '';
  switch (aggregate.fn) {
    case 'count':
      return where
        ? language === 'en'
          ? `${entity.label.en}: ${where}`
          : `${where}的${entity.label.zh}数`
        : language === 'en'
          ? `all ${entity.label.en} rows`
          : `全部${entity.label.zh}数`;
    case 'sum':
      return aggregate.attribution === 'split' && !aggregate.value
        ? language === 'en'
          ? `Σ time${among || ` of ${entity.label.en}`}`
          : `Σ 时长${among || `（${entity.label.zh}）`}`
        : `Σ ${value}${among}`;
    case 'min':
    case 'max':
      return language === 'en'
        ? `${aggregate.fn === 'max' ? 'highest' : 'lowest'} ${value}${among}`
        : `${aggregate.fn === 'max' ? '最大' : '最小'}${value}${among}`;
    case 'distinct':
      return language === 'en' ? `different ${value}${among}` : `去重${value}${among}`;
    case 'quantile':
      return `P${Math.round((aggregate.p ?? 0.5) * 100)} ${value}${among}`;
  }
}

/** The entity with the columns its chain adds, so that formulas can name them. */
function withNeighbours(entity: Entity, aggregate: Aggregate): Entity {
  if (!aggregate.chain) return entity;
  const added = aggregate.chain.columns.map(
    (c) => [c.name, { kind: 'instant', required: false, ...(c.label && { label: c.label }) }] as const,
  );
  return { ...entity, fields: { ...entity.fields, ...Object.fromEntries(added) } };
}

const SIGNS: Readonly<Record<Comparison, string>> = { '=': '=', '<>': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };
const WORDS: Readonly<
  Record<'and' | 'or' | 'not' | 'unknown' | 'known' | 'otherwise' | 'asOf' | 'dataFrom' | 'at', Label>
> = {
  and: { en: ' and ', zh: ' 且 ' },
  or: { en: ' or ', zh: ' 或 ' },
  not: { en: 'not ', zh: '非' },
  unknown: { en: ' unknown', zh: '为空' },
  known: { en: ' known', zh: '有值' },
  otherwise: { en: 'otherwise', zh: '其他' },
  asOf: { en: 'data until', zh: '数据截至' },
  dataFrom: { en: 'data from', zh: '数据起点' },
  at: { en: 'booked at', zh: '归属时刻' },
};

/** A condition or value in words; instants in `zone`. */
export function nodeText(node: Node, entity: Entity, language: Language, zone = 'UTC'): string {
  const sub = (n: Node): string => nodeText(n, entity, language, zone);
  const wrapped = (n: Node): string => (n.op === 'and' || n.op === 'or' ? `(${sub(n)})` : sub(n));
  switch (node.op) {
    case 'field':
      return entity.fields[node.name]?.label?.[language] ?? node.name;
    case 'literal':
      if (typeof node.value !== 'number' || node.unit === undefined) return String(node.value);
      return node.unit === 'duration' ? durationText(node.value, language) : momentText(node.value, zone);
    case 'case':
      return [
        ...node.branches.map((b) => `${sub(b.then)} (${sub(b.when)})`),
        `${sub(node.otherwise)} (${WORDS.otherwise[language]})`,
      ].join(' / ');
    case 'compare':
      if (node.left.op === 'at' && (node.how === '<' || node.how === '>='))
        return fromOrBefore(node.how, sub(node.right), language);
      return `${wrapped(node.left)} ${SIGNS[node.how]} ${wrapped(node.right)}`;
    case 'in':
      return `${sub(node.value)} ∈ {${node.list.join(', ')}}`;
    case 'isNull':
      return `${sub(node.value)}${WORDS.unknown[language]}`;
    case 'and':
    case 'or':
      return node.terms.map(wrapped).join(WORDS[node.op][language]);
    case 'not':
      return node.term.op === 'isNull'
        ? `${sub(node.term.value)}${WORDS.known[language]}`
        : `${WORDS.not[language]}${wrapped(node.term)}`;
    case 'arithmetic':
      return `${wrapped(node.left)} ${node.how === '*' ? '×' : node.how === '-' ? '−' : '+'} ${wrapped(node.right)}`;
    case 'asOf':
    case 'dataFrom':
    case 'at':
      return WORDS[node.op][language];
    case 'term':
      return entity.terms[node.name]?.label[language] ?? node.name;
  }
}

/** From when, or until when, a setting holds. */
function fromOrBefore(how: '<' | '>=', moment: string, language: Language): string {
  if (language === 'en') return how === '<' ? `before ${moment}` : `from ${moment}`;
  return how === '<' ? `${moment} 前` : `${moment} 起`;
}

/** A local day, or a day and a clock time. */
function momentText(at: number, zone: string): string {
  const [day = '', clock = ''] = isoLocal(zone, at).split('T');
  return clock.startsWith('00:00:00') ? day : `${day} ${clock.slice(0, 5)}`;
}

const UNITS: readonly { ms: number; en: string; zh: string }[] = [
  { ms: 86_400_000, en: 'd', zh: ' 天' },
  { ms: 3_600_000, en: 'h', zh: ' 小时' },
  { ms: 60_000, en: 'm', zh: ' 分' },
  { ms: 1000, en: 's', zh: ' 秒' },
];

/** `20 s`, `4 h`, `7 d`: the largest unit that stays whole. */
export function durationText(ms: number, language: Language): string {
  const unit = UNITS.find((u) => ms !== 0 && ms % u.ms === 0 && (u.ms !== 86_400_000 || ms >= u.ms)) ?? UNITS[3];
  return unit ? `${ms / unit.ms}${language === 'zh' ? unit.zh : ` ${unit.en}`}` : String(ms);
}
