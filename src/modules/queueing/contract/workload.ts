import { invalid } from '#src/kernel/errors.ts';

/**
 * Offered load 话务强度 in erlangs: contacts that arrive in a time span, times the mean time an agent is busy with one.
 * Both durations in the same unit.
 */
export function offeredLoad(contacts: number, span: number, handleTime: number): number {
  if (!(contacts >= 0)) throw refuse('contacts', contacts, 'Use 0 or more contacts.');
  if (!(span > 0)) throw refuse('span', span, 'Use a time span above 0.');
  if (!(handleTime > 0)) throw refuse('handleTime', handleTime, 'Use a handle time above 0.');
  return (contacts / span) * handleTime;
}

/** Throws unless load (erlangs, finite, 0 or more) and servers (whole, 0 or more) make a queue. */
export function checkQueue(load: number, servers: number): void {
  if (!(load >= 0 && Number.isFinite(load))) throw refuse('load', load, 'Use a load of 0 erlangs or more.');
  if (!(Number.isInteger(servers) && servers >= 0)) throw refuse('agents', servers, 'Use a whole number of agents.');
}

/** Throws unless the duration is above 0. */
export function checkDuration(field: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw refuse(field, value, 'Use a duration above 0.');
}

export function refuse(field: string, value: number, remedy: string): Error {
  return invalid('bad_queue', `${field} = ${value} makes no queue`, { field, remedy });
}
