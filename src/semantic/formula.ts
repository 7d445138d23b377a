import { conditionsText, countText } from './count-text.ts';
import type { Entity } from './entity.ts';
import type { Language } from './label.ts';
import { nodeText } from './node-text.ts';
import { allOf, plainCondition } from './plain-condition.ts';
import type { Aggregate, Linear, Measure } from './measure.ts';

export { durationText, nodeText } from './node-text.ts';

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
      return {
        numerator: countAlone(measure.of, entities, { language, zone }) ?? write(measure.of),
        denominator: null,
        scale: 1,
      };
    case 'ratio':
      return {
        numerator: partOf(measure, entities, { language, zone }) ?? write(measure.numerator),
        denominator: write(measure.denominator),
        scale: measure.scale,
      };
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

/** A count that is the whole formula says which rows it counts; `null` for everything else. */
function countAlone(of: Linear, entities: Readonly<Record<string, Entity>>, voice: Voice): string | null {
  const entity = of.op === 'aggregate' && of.fn === 'count' && !of.label ? entities[of.entity] : undefined;
  return entity && of.op === 'aggregate'
    ? countText(of.where, { entity: withNeighbours(entity, of), ...voice }, true)
    : null;
}

/** A formula in one line, sums in brackets. */
export function formulaLine({ numerator, denominator }: Pick<Formula, 'numerator' | 'denominator'>): string {
  const bracketed = (text: string): string => (/ [+−÷] /.test(text) && !/^\(.*\)$/.test(text) ? `(${text})` : text);
  return denominator === null ? numerator : `${bracketed(numerator)} ÷ ${bracketed(denominator)}`;
}

/** A numerator that is the denominator under further conditions says only these; `null` where it is not, or says as much itself. */
function partOf(
  { numerator, denominator }: Extract<Measure, { op: 'ratio' }>,
  entities: Readonly<Record<string, Entity>>,
  { language, zone }: Voice,
): string | null {
  if (numerator.op !== 'aggregate' || denominator.op !== 'aggregate') return null;
  if (numerator.fn !== 'count' || denominator.fn !== 'count' || numerator.entity !== denominator.entity) return null;
  if (numerator.label || !numerator.where || !denominator.where) return null;
  const base = allOf(plainCondition(denominator.where)).map((term) => JSON.stringify(term));
  const more = allOf(plainCondition(numerator.where)).filter((term) => !base.includes(JSON.stringify(term)));
  const whole = allOf(plainCondition(numerator.where)).length - more.length === base.length;
  const found = entities[numerator.entity];
  if (!whole || base.length < 2 || more.length === 0 || !found) return null;
  const words = conditionsText(more, { entity: withNeighbours(found, numerator), language, zone });
  return language === 'en' ? `of these: ${words}` : `其中：${words}`;
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
  const { fold } = measure;
  const interval = intervalText(measure.interval, language);
  if (fold.how === 'compliance') {
    const rate = formulaLine({ numerator: part(fold.numerator), denominator: part(fold.denominator) });
    const target = `${Number((fold.target * 100).toFixed(1))}%`;
    return language === 'en'
      ? {
          numerator: `intervals of ${interval} with (${rate}) ≥ ${target}`,
          denominator: 'intervals with traffic',
          scale: 1,
        }
      : { numerator: `（${rate}）≥ ${target} 的 ${interval}时段数`, denominator: '有联络的时段数', scale: 1 };
  }
  const [open, close] = fold.signed ? ['(', ')'] : ['|', '|'];
  const difference = `Σ${open}${part(fold.left)} − ${part(fold.right)}${close}`;
  const base = part(fold.base).startsWith('Σ ') ? part(fold.base) : `Σ ${part(fold.base)}`;
  const per = language === 'en' ? ` (per interval of ${interval})` : `（每 ${interval}时段）`;
  return {
    numerator: `${fold.complement ? `${base} − ${difference}` : difference}${per}`,
    denominator: base,
    scale: 1,
  };
}

/** `30m` as people say it. */
function intervalText(interval: string, language: Language): string {
  const count = interval.slice(0, -1);
  if (interval.endsWith('h')) return language === 'en' ? `${count} h` : `${count} 小时`;
  return language === 'en' ? `${count} min` : `${count} 分钟`;
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
  const reading = { entity, language, zone };
  if (aggregate.fn === 'count') return countText(aggregate.where, reading);
  const terms = aggregate.where ? allOf(plainCondition(aggregate.where)) : [];
  const where = terms.length === 0 ? null : conditionsText(terms, reading);
  const value = aggregate.value ? nodeText(aggregate.value, entity, language, zone) : entity.label[language];
  const among = where ? (language === 'en' ? ` where ${where}` : `（${where}）`) : '';
  switch (aggregate.fn) {
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
