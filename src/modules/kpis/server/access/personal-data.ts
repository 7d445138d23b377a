import { type Actor, SYSTEM } from '#src/http/actor.ts';
import { masked } from '#src/kernel/personal.ts';

/** This process and the commands of who owns its directory see records as they are; people see them masked until they say why not. */
export const seesUnmasked = (actor: Actor): boolean => actor.id === SYSTEM.id;

/** True when the names of agents and teams are told at all; their client's portal knows queues only. */
export const mayName = (actor: Actor): boolean => actor.scopeOf('read:person') !== null;

/** A row as people read it, with the customer hidden. */
export function maskedRow<T extends Readonly<Record<string, unknown>>>(row: T, actor: Actor): T {
  const { customer } = row;
  return typeof customer !== 'string' || seesUnmasked(actor) ? row : { ...row, customer: masked(customer) };
}
