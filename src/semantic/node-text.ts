import { isoLocal } from '#src/kernel/zone.ts';
import type { Entity } from './entity.ts';
import type { Comparison, Node } from './expression.ts';
import type { Label, Language } from './label.ts';

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
      return fieldText(entity.fields[node.name]?.label?.[language] ?? node.name, language);
    case 'literal':
      if (typeof node.value !== 'number' || node.unit === undefined) return String(node.value);
      return node.unit === 'duration' ? durationText(node.value, language) : momentText(node.value, zone);
    case 'case':
      return caseText(node, sub, language);
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

/** A column's title inside a sentence: `Wait` → `wait`, but `IVR time`. */
const fieldText = (title: string, language: Language): string =>
  language === 'en' && /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;

type Case = Extract<Node, { op: 'case' }>;

function caseText(node: Case, sub: (n: Node) => string, language: Language): string {
  const stated = fallback(node);
  if (stated) {
    const [first, second] = [sub(stated.value), sub(stated.otherwise)];
    return language === 'en' ? `${first} (if unknown, ${second})` : `${first}（无则取${second}）`;
  }
  return [
    ...node.branches.map((b) => `${sub(b.then)} (${sub(b.when)})`),
    `${sub(node.otherwise)} (${WORDS.otherwise[language]})`,
  ].join(' / ');
}

/** A value with what stands in for it where it is absent; `null` when the case is another one. */
function fallback({ branches, otherwise }: Case): { value: Node; otherwise: Node } | null {
  const [only, ...more] = branches;
  if (!only || more.length > 0) return null;
  const same = (a: Node, b: Node): boolean => JSON.stringify(a) === JSON.stringify(b);
  const { when, then } = only;
  if (when.op === 'isNull' && same(when.value, otherwise)) return { value: otherwise, otherwise: then };
  if (when.op === 'not' && when.term.op === 'isNull' && same(when.term.value, then)) return { value: then, otherwise };
  return null;
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
