import { createHash } from 'node:crypto';

/** A contact that may be drawn; `at` in epoch milliseconds. */
export type Drawable = { readonly id: string; readonly agent: string; readonly at: number };

/**
 * Draws `perAgent` contacts of every agent, one out of each of as many equal spans of the period, so that no week is left out; spans without a contact
 * are made up from the rest. Which contact of a span: the one whose keyed digest is lowest, so that the same seed draws the same sample,
 * nobody can foresee it, and the order in which contacts come does not matter.
 */
export function drawSample<T extends Drawable>(
  contacts: readonly T[],
  period: { readonly from: number; readonly to: number },
  perAgent: number | ((agent: string) => number),
  seed: string,
): T[] {
  const lot = (id: string): string => createHash('sha256').update(`${seed}\0${id}`).digest('hex');
  const drawn: T[] = [];
  for (const [agent, own] of Map.groupBy(contacts, (contact) => contact.agent)) {
    const wanted = typeof perAgent === 'number' ? perAgent : perAgent(agent);
    if (wanted <= 0) continue;
    const byLot = own.map((contact) => ({ contact, lot: lot(contact.id) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
    const spanOf = ({ at }: T): number => Math.floor(((at - period.from) / (period.to - period.from)) * wanted);
    const taken = new Map<number, T>();
    for (const { contact } of byLot) if (!taken.has(spanOf(contact))) taken.set(spanOf(contact), contact);
    const chosen = new Set(taken.values());
    for (const { contact } of byLot) {
      if (chosen.size >= wanted) break;
      chosen.add(contact);
    }
    drawn.push(...chosen);
  }
  return drawn.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * Shares evaluations out: each to the inspector with the fewest so far who is not the agent herself, an agent's contacts to different inspectors where
 * there are several, so that nobody's severity decides a person's month.
 * `meant` says whom a contact is meant for; where none of them can take it, everybody may.
 */
export function shareOut<T extends { readonly agent: string }>(
  sample: readonly T[],
  inspectors: readonly { readonly id: string; readonly agent: string | null; readonly open: number }[],
  meant: (contact: T) => readonly string[] | null = () => null,
): { readonly contact: T; readonly inspector: string }[] {
  const load = new Map(inspectors.map(({ id, open }) => [id, open]));
  const met = new Map<string, number>();
  const of = (inspector: string, agent: string): number => met.get(`${inspector}\0${agent}`) ?? 0;
  return sample.flatMap((contact) => {
    const able = inspectors.filter(({ agent }) => agent !== contact.agent);
    const named = meant(contact);
    const chosen = named === null ? [] : able.filter(({ id }) => named.includes(id));
    const [next] = (chosen.length > 0 ? chosen : able).toSorted(
      (a, b) => of(a.id, contact.agent) - of(b.id, contact.agent) || (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0),
    );
    if (next === undefined) return [];
    load.set(next.id, (load.get(next.id) ?? 0) + 1);
    met.set(`${next.id}\0${contact.agent}`, of(next.id, contact.agent) + 1);
    return [{ contact, inspector: next.id }];
  });
}
