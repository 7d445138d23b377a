import { type Member, type Random, writeMember } from './log-members.ts';

/**
 * Writes queue_logs as a PBX would, with every event and trap of app_queue, and knows the truth because it made it up. It shares
 * no code with the product and knows the format from its description alone. All times are whole epoch seconds.
 */
export type Visit = {
  call: string;
  queue: string;
  entered: number;
  /** Line that ended the wait, and when; absent while waiting and where the PBX died. */
  left: {
    how: 'CONNECT' | 'ABANDON' | 'EXITWITHTIMEOUT' | 'EXITEMPTY' | 'EXITWITHKEY' | 'WITHDRAW';
    at: number;
  } | null;
  agent: string | null;
  ring: number;
  end: { how: 'COMPLETEAGENT' | 'COMPLETECALLER' | 'BLINDTRANSFER' | 'ATTENDEDTRANSFER'; at: number } | null;
  lost: boolean;
};
export type WrittenLog = {
  text: string;
  aliases: Map<string, string>;
  membersPersist: boolean;
  from: number;
  until: number;
  visits: Visit[];
  refusedCalls: string[];
  callers: Map<string, string>;
  rings: { noAnswer: number; canceled: number };
  surveys: { csat: number[]; nps: number[] };
  announced: number;
  /** Seconds per agent name; absent for static members, whose sign-in nobody logs. */
  agents: Map<
    string,
    {
      signedIn: number;
      pausedAny: number;
      pausedAll: number;
      byReason: Record<string, number>;
      byQueue: Record<string, number>;
    }
  >;
  staticMembers: string[];
};

const QUEUES = ['support', 'Sales-DE', 'billing', 'vip'];
const START = 1_700_000_000;
const LENGTH = 3000;

type Line = { at: number; text: string };

function randomOf(seed: number): Random {
  let a = (seed * 0x9e3779b9) >>> 0;
  return (below) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export function writeLog(seed: number): WrittenLog {
  const random = randomOf(seed + 1);
  const chance = (percent: number) => random(100) < percent;
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const lines: Line[] = [];
  const log = (at: number, ...fields: (string | number)[]) => lines.push({ at, text: `${at}|${fields.join('|')}` });
  const until = START + LENGTH;
  const nameAsAgent = seed % 2 === 0;
  const system = seed % 3 === 0 ? '' : `pbx${seed % 3}-`;
  const membersPersist = seed % 4 < 2;
  const crash = seed % 5 === 0 ? null : START + 1000 + random(1000);
  const restart = crash === null ? null : crash + 5 + random(20);
  const isDown = (at: number) => crash !== null && restart !== null && at >= crash && at < restart;
  const members: Member[] = Array.from({ length: 9 }, (_, n) => {
    const device = `Local/10${n}@from-queue/n`;
    // A member without a name logs its interface everywhere; the static one is in queues.conf.
    const name = n === 7 ? device : `${pick(['Ann', 'Bob', 'Zoë', '张伟'])} ${n}`;
    return {
      name,
      device,
      queues: QUEUES.filter((_, q) => (n === 8 ? q === 0 : chance(45) || q === n % 4)),
      isStatic: n === 8,
    };
  });
  const result: WrittenLog = {
    text: '',
    aliases: new Map(members.map((m) => [m.device, m.name])),
    membersPersist,
    from: START,
    until,
    visits: [],
    refusedCalls: [],
    callers: new Map(),
    rings: { noAnswer: 0, canceled: 0 },
    surveys: { csat: [], nps: [] },
    announced: 0,
    agents: new Map(),
    staticMembers: members.filter((m) => m.isStatic).map((m) => m.name),
  };
  log(START, 'NONE', 'NONE', 'NONE', 'QUEUESTART', '');
  if (restart !== null) log(restart, 'NONE', 'NONE', 'NONE', 'QUEUESTART', '');
  log(START + 500, 'NONE', 'NONE', 'NONE', 'CONFIGRELOAD', '');

  for (const member of members)
    writeMember({
      member,
      random,
      log,
      from: START,
      until,
      isDown,
      restart,
      membersPersist,
      nameAsAgent,
      system,
      result,
    });
  const callCount = 220;
  for (let n = 0; n < callCount; n++) writeCall(n);

  function writeCall(n: number): void {
    const at = START + 10 + random(LENGTH - 20);
    if (isDown(at)) return;
    const id = `${system}${at}.${n}`;
    // A call dies with the PBX it came to.
    const dies = crash !== null && at < crash ? crash : until;
    const say = (when: number, ...fields: (string | number)[]) => {
      if (when < dies) log(when, id, ...fields);
      return when < dies;
    };
    const caller = chance(10) ? '' : `0${150_000_000 + n}`;
    const first = pick(QUEUES);
    if (chance(70)) say(at, first, 'NONE', 'DID', '4930555300');
    else if (chance(20)) say(at, 'NONE', 'NONE', 'MYEVENT', 'a', 'b', 'c');
    else if (chance(10)) {
      // Full or without agents: no line at all but the dialplan's.
      say(at, first, 'NONE', 'DID', '4930555301');
      result.refusedCalls.push(id);
      return;
    }
    result.callers.set(id, caller);
    let queue = first;
    let now = at;
    for (let visits = 0; visits < 4; visits++) {
      const next = visit(id, queue, now, caller, say, dies);
      if (next === null) return;
      queue = next.queue;
      now = next.at;
    }
  }

  /** One stay in a queue with what follows; returns where the call goes next. */
  function visit(
    id: string,
    queue: string,
    at: number,
    caller: string,
    say: (when: number, ...fields: (string | number)[]) => boolean,
    dies: number,
  ) {
    const position = 1 + random(4);
    const withName = seed % 4 === 1;
    say(at, queue, 'NONE', 'ENTERQUEUE', '', caller, position, ...(withName ? ['Müller_GmbH'] : []));
    if (at >= dies) return null;
    const mine: Visit = { call: id, queue, entered: at, left: null, agent: null, ring: 0, end: null, lost: false };
    result.visits.push(mine);
    let now = at;
    const able = members.filter((m) => m.queues.includes(queue));
    for (let tries = random(3); tries > 1; tries--) {
      now += 1 + random(12);
      const member = pick(able);
      if (chance(25)) say(now, queue, member.name, 'AGENTDUMP', '');
      else if (say(now, queue, member.name, 'RINGNOANSWER', chance(10) ? 1000 : 12_000)) result.rings.noAnswer++;
    }
    now += chance(15) ? 0 : random(25);
    const wait = now - at;
    const leave = (how: NonNullable<Visit['left']>['how']) => {
      if (now < dies) mine.left = { how, at: now };
      else if (dies === crash) mine.lost = true;
      return now < dies;
    };
    const fate = random(100);
    // Back into the same queue within the second would repeat the line to the letter, which a PBX was never seen to do.
    const elsewhere = { queue: pick(wait === 0 ? QUEUES.filter((q) => q !== queue) : QUEUES), at: now };
    if (fate < 12) {
      const ringing = chance(50);
      if (ringing && say(now, queue, pick(able).name, 'RINGCANCELED', 641)) result.rings.canceled++;
      say(now, queue, chance(10) ? pick(able).name : 'NONE', 'ABANDON', position, position, wait);
      leave('ABANDON');
      return null;
    }
    if (fate < 17) {
      say(now, queue, 'NONE', 'EXITWITHTIMEOUT', position, position, wait);
      return leave('EXITWITHTIMEOUT') && chance(80) ? elsewhere : null;
    }
    if (fate < 20) {
      say(now, queue, 'NONE', 'EXITEMPTY', position, position, wait);
      return leave('EXITEMPTY') && chance(60) ? elsewhere : null;
    }
    if (fate < 24) {
      say(now, queue, 'NONE', 'EXITWITHKEY', 1, position, position, wait);
      return leave('EXITWITHKEY') && chance(60) && wait > 0 ? { queue, at: now } : null;
    }
    if (fate < 26) {
      say(now, queue, 'NONE', 'WITHDRAW', position, position, wait, 'by supervisor');
      leave('WITHDRAW');
      return null;
    }
    const member = pick(able);
    const ring = Math.min(wait, 1 + random(6));
    say(now, queue, member.name, 'CONNECT', wait, `${system}${now}.99`, ring);
    if (!leave('CONNECT')) return null;
    mine.agent = member.name;
    mine.ring = ring;
    const talk = chance(8) ? 0 : random(chance(5) ? 1500 : 120);
    now += talk;
    if (now >= dies) {
      mine.lost = dies === crash;
      return null;
    }
    return finish(id, mine, member, now, wait, talk, position, say);
  }

  function finish(
    id: string,
    mine: Visit,
    member: Member,
    now: number,
    wait: number,
    talk: number,
    position: number,
    say: (when: number, ...fields: (string | number)[]) => boolean,
  ) {
    const { queue } = mine;
    const end = (how: NonNullable<Visit['end']>['how']) => (mine.end = { how, at: now });
    const fate = random(100);
    if (fate < 12) {
      say(now, queue, member.name, 'BLINDTRANSFER', chance(50) ? '7005' : '0800', 'xfer', wait, talk, position);
      end('BLINDTRANSFER');
      return chance(60) ? { queue: pick(QUEUES.filter((q) => q !== queue || now > mine.entered)), at: now } : null;
    }
    if (fate < 20) {
      if (chance(40)) say(now, queue, member.name, 'COMPLETEAGENT', wait, talk, position);
      const how = pick([
        ['BRIDGE', 'f00'],
        ['APP', 'VoiceMail'],
        ['LINK', 'SIP/1', 'SIP/2'],
      ]);
      say(now, queue, member.name, 'ATTENDEDTRANSFER', ...how, wait, talk, position);
      end('ATTENDEDTRANSFER');
      return null;
    }
    const how = chance(50) ? 'COMPLETEAGENT' : 'COMPLETECALLER';
    say(now, queue, member.name, how, wait, talk, position);
    end(how);
    if (chance(20)) survey(queue, member.name, now + random(3), say);
    return null;
  }

  function survey(
    queue: string,
    agent: string,
    at: number,
    say: (when: number, ...fields: (string | number)[]) => boolean,
  ): void {
    const csat = 1 + random(5);
    const nps = random(11);
    const form = random(3);
    if (form === 0 && say(at, queue, agent, 'SURVEY', csat, nps)) {
      result.surveys.csat.push(csat);
      result.surveys.nps.push(nps);
    } else if (form === 1 && say(at, queue, agent, 'SURVEY', 'CSAT', csat)) result.surveys.csat.push(csat);
    else if (form === 2 && say(at, queue, agent, 'SURVEY', 'NPS', nps)) result.surveys.nps.push(nps);
  }

  // Within a second lines stand in the order of threads, not of causes.
  const keyed = lines.map((line) => ({ ...line, tie: random(1 << 30) }));
  keyed.sort((a, b) => a.at - b.at || a.tie - b.tie);
  result.text = `${keyed.map((line) => line.text).join('\n')}\n`;
  return result;
}
