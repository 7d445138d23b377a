import type { Entity } from './entity.ts';
import type { Node } from './expression.ts';
import type { Language } from './label.ts';
import { nodeText } from './node-text.ts';
import { allOf, plainCondition } from './plain-condition.ts';

export type Reading = { readonly entity: Entity; readonly language: Language; readonly zone: string };

/**
 * Rows counted under a condition, as people name them: `等待时长 ≤ 20 秒的人工接通量`, `answered + abandoned`. `alone`: the count is
 * the whole formula, where an amount would only repeat the KPI's name.
 */
export function countText(where: Node | null, reading: Reading, alone = false): string {
  const condition = where === null ? null : plainCondition(where);
  const terms = condition === null ? [] : allOf(condition);
  if (condition === null || terms.length === 0) return everyRow(reading);
  if (condition.op === 'literal') return reading.language === 'en' ? 'none, as it is set' : '无（按当前参数不存在）';
  const amount = alone && terms.length === 1 ? null : volumeText(condition, reading);
  return amount ?? rowsWith(terms, reading);
}

/** A list of conditions in words. */
export function conditionsText(terms: readonly Node[], { entity, language, zone }: Reading): string {
  return nodeText(terms.length === 1 ? terms[0]! : { op: 'and', terms }, entity, language, zone);
}

function everyRow({ entity, language }: Reading): string {
  return language === 'en' ? `all ${plural(entity.label.en)}` : `全部${entity.label.zh}数`;
}

function rowsWith(terms: readonly Node[], reading: Reading): string {
  const { entity, language } = reading;
  const words = conditionsText(terms, reading);
  if (language === 'en') return `${plural(entity.label.en)}: ${words}`;
  return terms.length === 1 && terms[0]?.op !== 'or'
    ? `${words}的${entity.label.zh}数`
    : `${entity.label.zh}数（${words}）`;
}

/** A condition one of whose terms names an amount (answered, abandoned, handled), or amounts that cannot overlap; else `null`. */
function volumeText(condition: Node, reading: Reading): string | null {
  if (condition.op === 'or') return sumText(condition.terms, reading);
  const terms = allOf(condition);
  const noun = terms.find((term) => isVolume(term, reading));
  const sum = noun ? null : terms.find((term) => term.op === 'or' && sumText(term.terms, reading) !== null);
  const named = noun ?? sum;
  if (!named) return null;
  const plain = named.op === 'or' ? sumText(named.terms, reading)! : nodeText(named, reading.entity, reading.language);
  const rest = terms.filter((term) => term !== named);
  if (rest.length === 0) return plain;
  const name = plain.includes(' + ') ? `(${plain})` : plain;
  const words = conditionsText(rest, reading);
  const [only] = rest;
  const simple = rest.length === 1 && only && only.op !== 'or' && only.op !== 'not';
  if (reading.language === 'zh') return simple ? `${words}的${name}` : `${name}（${words}）`;
  return simple && only.op === 'compare' ? `${name} with ${words}` : `${name} (${words})`;
}

/** Amounts that exclude each other add up: they are one field's different values. */
function sumText(terms: readonly Node[], reading: Reading): string | null {
  const values = terms.map((term) => stateOf(term, reading));
  const fields = new Set(values.map((state) => state?.field));
  const distinct = new Set(values.map((state) => state?.value));
  if (values.includes(null) || fields.size !== 1 || distinct.size !== terms.length) return null;
  return terms.map((term) => volumeText(term, reading)).join(' + ');
}

/** The field and value a branch fixes through its amount: `outcome = answered`. */
function stateOf(node: Node, reading: Reading): { field: string; value: unknown } | null {
  const noun = allOf(node).find((term) => isVolume(term, reading));
  const is = noun?.op === 'term' ? reading.entity.terms[noun.name]?.is.node : undefined;
  if (is?.op !== 'compare' || is.how !== '=' || is.left.op !== 'field' || is.right.op !== 'literal') return null;
  return { field: is.left.name, value: is.right.value };
}

/** Terms whose Chinese name is an amount (人工接通量, 放弃量, 处理量) stand for rows by themselves, in both languages. */
const isVolume = (node: Node, { entity }: Reading): boolean =>
  node.op === 'term' && entity.terms[node.name]?.label.zh.endsWith('量') === true;

/** English plural of an entity's name; a name that ends in a participle takes a noun. */
function plural(name: string): string {
  if (/(shown|time)$/.test(name)) return `rows of ${name}`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
