import type { ContactChange, ContactFacts } from '../contract/closing.ts';
import type { FactsBehind } from './facts-behind.ts';

/** Contacts that came, went or changed between two readings of the facts, in order of time. */
export function contactChanges(before: FactsBehind, after: FactsBehind): ContactChange[] {
  const ids = new Set([...Object.keys(before.contacts), ...Object.keys(after.contacts)]);
  return [...ids]
    .flatMap((id): ContactChange[] => {
      const [old, now] = [before.contacts[id], after.contacts[id]];
      if (old?.hash === now?.hash) return [];
      const [was, is] = [old?.facts ?? null, now?.facts ?? null];
      const what = old === undefined ? 'added' : now === undefined ? 'gone' : 'changed';
      return [{ contact: id, what, before: was, after: is, fields: changedFields(was, is) }];
    })
    .sort((a, b) => timeOf(a) - timeOf(b) || (a.contact < b.contact ? -1 : 1));
}

/** Rows of no contact that changed, as `entity → subjects and local days`. */
export function otherChanges(before: FactsBehind, after: FactsBehind) {
  const found = new Map<string, { subjects: Set<string>; days: Set<string> }>();
  for (const key of new Set([...Object.keys(before.others), ...Object.keys(after.others)])) {
    if (before.others[key] === after.others[key]) continue;
    const [entity = '', ...rest] = key.split('|');
    const day = rest.pop() ?? '';
    const own = found.get(entity) ?? { subjects: new Set<string>(), days: new Set<string>() };
    own.subjects.add(rest.join('|'));
    own.days.add(day);
    found.set(entity, own);
  }
  return [...found].map(([entity, { subjects, days }]) => ({
    entity,
    subjects: [...subjects].sort(),
    days: [...days].sort(),
  }));
}

function changedFields(before: ContactFacts | null, after: ContactFacts | null): string[] {
  if (before === null || after === null) return [];
  const names = Object.keys(after) as (keyof ContactFacts)[];
  return names.filter((name) => name !== 'batch' && before[name] !== after[name]);
}

const timeOf = ({ before, after }: ContactChange): number => (after ?? before)?.firstTouch ?? 0;
