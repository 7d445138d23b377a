import type { WrittenLog } from './log-writer.ts';

export type Member = { name: string; device: string; queues: string[]; isStatic: boolean };
export type Random = (below: number) => number;
export type Shift = {
  member: Member;
  random: Random;
  log: (at: number, ...fields: (string | number)[]) => void;
  from: number;
  until: number;
  isDown: (at: number) => boolean;
  restart: number | null;
  membersPersist: boolean;
  nameAsAgent: boolean;
  system: string;
  result: WrittenLog;
};

const REASONS = ['Lunch', 'Break', 'Training', 'Email', ''];

/** A member's shift, second by second: what is true at the end of a second holds from the next line on. */
export function writeMember(shift: Shift): void {
  const { member, random, log, from, until, isDown, restart, membersPersist, nameAsAgent, system, result } = shift;
  const chance = (percent: number) => random(100) < percent;
  const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T;
  const signed = new Set<string>();
  const paused = new Map<string, string>();
  const truth = {
    signedIn: 0,
    pausedAny: 0,
    pausedAll: 0,
    byReason: {} as Record<string, number>,
    byQueue: {} as Record<string, number>,
  };
  const shown = nameAsAgent ? member.name : member.device;
  if (member.isStatic) {
    log(from + 700, 'NONE', member.queues[0] ?? '', member.name, 'PAUSE', 'closed');
    log(from + 710, 'NONE', member.queues[0] ?? '', member.name, 'UNPAUSE', '');
    return;
  }
  for (let at = from; at < until; at++) {
    // At most one act a second, so that the order of lines within a second can carry no meaning.
    if (at === restart && !membersPersist) {
      signed.clear();
      paused.clear();
    } else if (!isDown(at) && at > from && at !== restart && chance(2)) act(at);
    count();
  }
  result.agents.set(member.name, truth);

  function act(at: number): void {
    const out = member.queues.filter((q) => !signed.has(q));
    const what = random(10);
    if (out.length > 0 && what < 5) {
      for (const queue of chance(60) ? out : [pick(out)]) {
        const startsPaused = chance(15);
        log(at, 'MANAGER', queue, shown, 'ADDMEMBER', startsPaused ? 'PAUSED' : '');
        signed.add(queue);
        if (startsPaused) paused.set(queue, '(paused at login)');
      }
    } else if (signed.size > 0 && what < 6) {
      for (const queue of chance(50) ? [...signed] : [pick([...signed])]) {
        log(at, `${system}${at}.7`, queue, shown, 'REMOVEMEMBER', '');
        signed.delete(queue);
        paused.delete(queue);
      }
    } else if (signed.size > 0 && what < 8) pauseSome(at);
    else if (paused.size > 0) unpauseSome(at);
    else log(at, 'NONE', pick(member.queues), member.device, 'PENALTY', random(5));
  }

  function pauseSome(at: number): void {
    const reason = pick(REASONS);
    const all = chance(60);
    if (all) {
      log(at, 'NONE', 'NONE', member.name, 'PAUSEALL', reason);
      result.announced++;
    }
    for (const queue of all ? [...signed] : [pick([...signed])]) {
      log(at, 'NONE', queue, member.name, 'PAUSE', reason);
      paused.set(queue, reason);
    }
  }

  function unpauseSome(at: number): void {
    const all = chance(60);
    const reason = chance(20) ? 'back' : '';
    if (all) log(at, 'NONE', 'NONE', member.name, 'UNPAUSEALL', reason);
    for (const queue of all ? [...signed] : [pick([...paused.keys()])]) {
      log(at, 'NONE', queue, member.name, 'UNPAUSE', reason);
      paused.delete(queue);
    }
  }

  function count(): void {
    if (signed.size === 0) return;
    truth.signedIn++;
    for (const queue of signed) truth.byQueue[queue] = (truth.byQueue[queue] ?? 0) + 1;
    if (paused.size === 0) return;
    truth.pausedAny++;
    if (paused.size === signed.size) truth.pausedAll++;
    for (const reason of new Set(paused.values())) truth.byReason[reason] = (truth.byReason[reason] ?? 0) + 1;
  }
}
