// Figures of a queue_log, reckoned in the plainest way that comes to mind and without any code of the product:
//   node reference.mjs QUEUE_LOG AGENTS_CSV UNTIL_EPOCH_SECONDS   → JSON { total, queues, agents }
// Visits: the k-th ENTERQUEUE of a call in a queue belongs to its k-th CONNECT or exit, the k-th CONNECT to its k-th end.
// Agents: second by second.
import { readFileSync } from 'node:fs';

const [logFile, agentsFile, untilText] = process.argv.slice(2);
const until = Number(untilText);
const names = new Map(
  readFileSync(agentsFile, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))
    .map(([, device, name]) => [device, name]),
);
const lines = readFileSync(logFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((text) => text.split('|'))
  .map(([time, call, queue, agent, event, ...data]) => ({
    time: Number(time),
    call,
    queue,
    agent: names.get(agent) ?? agent,
    event,
    data,
  }));

// Pass 1: what happened to each call in each queue, every kind in a list of its own.
const EXITS = { ABANDON: 2, EXITWITHTIMEOUT: 2, EXITEMPTY: 2, EXITWITHKEY: 3, WITHDRAW: 2 };
const ENDS = {
  COMPLETEAGENT: (d) => d[1],
  COMPLETECALLER: (d) => d[1],
  BLINDTRANSFER: (d) => d.at(-2),
  ATTENDEDTRANSFER: (d) => d.at(-2),
};
const stays = new Map();
for (const line of lines) {
  const kind =
    line.event === 'ENTERQUEUE'
      ? 'enters'
      : line.event === 'CONNECT' || line.event in EXITS
        ? 'leaves'
        : line.event in ENDS
          ? 'ends'
          : null;
  if (!kind) continue;
  const key = `${line.call}|${line.queue}`;
  if (!stays.has(key)) stays.set(key, { enters: [], leaves: [], ends: [] });
  stays.get(key)[kind].push(line);
}

// Pass 2: pair them.
const visits = [];
for (const { enters, leaves, ends } of stays.values()) {
  for (const list of [enters, leaves, ends]) list.sort((a, b) => a.time - b.time);
  let connected = 0;
  enters.forEach((enter, k) => {
    const leave = leaves[k];
    const end = leave?.event === 'CONNECT' ? ends[connected++] : undefined;
    visits.push({
      call: enter.call,
      queue: enter.queue,
      outcome: leave?.event ?? 'waiting',
      wait: leave ? Number(leave.event === 'CONNECT' ? leave.data[0] : leave.data[EXITS[leave.event]]) : null,
      ring: leave?.event === 'CONNECT' ? Number(leave.data[2]) : null,
      agent: leave?.event === 'CONNECT' ? leave.agent : null,
      talk: end ? Number(ENDS[end.event](end.data)) : null,
      end: end?.event ?? null,
    });
  });
}

const add = (values) => values.reduce((a, b) => a + b, 0);
const average = (values) => (values.length ? add(values) / values.length : null);
const largest = (values) => (values.length ? Math.max(...values) : null);
const percent = (a, b) => (b ? (100 * a) / b : null);

function queueFigures(mine, rang) {
  const answered = mine.filter((v) => v.outcome === 'CONNECT');
  const given = mine.filter((v) => v.outcome === 'ABANDON');
  const short = given.filter((v) => v.wait <= 5).length;
  const within = Object.fromEntries([5, 10, 20].map((t) => [t, answered.filter((v) => v.wait <= t).length]));
  const levels = (base) => Object.fromEntries(Object.entries(within).map(([t, n]) => [t, percent(n, base)]));
  const talks = answered.filter((v) => v.talk !== null).map((v) => v.talk);
  const exits = (event) => mine.filter((v) => v.outcome === event).length;
  const ended = (event) => answered.filter((v) => v.end === event).length;
  return {
    offered: mine.length,
    answered: answered.length,
    abandoned: given.length,
    abandoned_within_5s: short,
    exit_timeout: exits('EXITWITHTIMEOUT'),
    exit_empty: exits('EXITEMPTY'),
    exit_key: exits('EXITWITHKEY'),
    withdrawn: exits('WITHDRAW'),
    waiting_at_end: exits('waiting'),
    answered_within: within,
    sl_pct_of_answered: levels(answered.length),
    sl_pct_of_answered_plus_abandoned: levels(answered.length + given.length),
    sl_pct_of_offered: levels(mine.length),
    sl_pct_of_offered_less_short_abandons: levels(mine.length - short),
    asa_s: average(answered.map((v) => v.wait)),
    max_wait_answered_s: largest(answered.map((v) => v.wait)),
    avg_wait_abandoned_s: average(given.map((v) => v.wait)),
    max_wait_abandoned_s: largest(given.map((v) => v.wait)),
    talk_total_s: add(talks),
    talk_n: talks.length,
    avg_talk_s: average(talks),
    max_talk_s: largest(talks),
    complete_agent: ended('COMPLETEAGENT'),
    complete_caller: ended('COMPLETECALLER'),
    blind_transfers: ended('BLINDTRANSFER'),
    attended_transfers: ended('ATTENDEDTRANSFER'),
    ring_no_answers: rang.filter((l) => l.event === 'RINGNOANSWER').length,
    ring_canceled: rang.filter((l) => l.event === 'RINGCANCELED').length,
  };
}

const rings = lines.filter((l) => l.event === 'RINGNOANSWER' || l.event === 'RINGCANCELED');
const byCall = Object.groupBy(visits, (v) => v.call);
const total = {
  ...queueFigures(visits, rings),
  distinct_calls: Object.keys(byCall).length,
  calls_with_more_than_one_visit: Object.values(byCall).filter((own) => own.length > 1).length,
  calls_reentering_same_queue: Object.values(byCall).filter((own) => new Set(own.map((v) => v.queue)).size < own.length)
    .length,
};
const queues = {};
for (const queue of new Set(visits.map((v) => v.queue)))
  queues[queue] = queueFigures(
    visits.filter((v) => v.queue === queue),
    rings.filter((l) => l.queue === queue),
  );

function agentFigures(agent) {
  const answered = visits.filter((v) => v.agent === agent);
  const acts = Object.groupBy(
    lines.filter((l) => l.agent === agent && ['ADDMEMBER', 'REMOVEMEMBER', 'PAUSE', 'UNPAUSE'].includes(l.event)),
    (l) => l.time,
  );
  const members = new Set();
  const paused = new Map();
  const seconds = { login: 0, any: 0, all: 0, reasons: {}, queues: {} };
  for (let t = lines[0].time; t < until; t++) {
    for (const { event, queue, data } of acts[t] ?? []) {
      if (event === 'ADDMEMBER') members.add(queue);
      if (event === 'ADDMEMBER' && data[0] === 'PAUSED') paused.set(queue, '(paused at login)');
      if (event === 'REMOVEMEMBER') members.delete(queue);
      if (event === 'PAUSE' && members.has(queue)) paused.set(queue, data[0]);
      if (event === 'REMOVEMEMBER' || event === 'UNPAUSE') paused.delete(queue);
    }
    if (members.size > 0) seconds.login++;
    for (const queue of members) seconds.queues[queue] = (seconds.queues[queue] ?? 0) + 1;
    if (paused.size > 0) seconds.any++;
    if (members.size > 0 && paused.size === members.size) seconds.all++;
    for (const reason of new Set(paused.values())) seconds.reasons[reason] = (seconds.reasons[reason] ?? 0) + 1;
  }
  const talk = add(answered.map((v) => v.talk ?? 0));
  const signsIn = lines.some((l) => l.agent === agent && l.event === 'ADDMEMBER');
  return {
    answered: answered.length,
    talk_total_s: talk,
    ring_no_answers: rings.filter((l) => l.agent === agent && l.event === 'RINGNOANSWER').length,
    ring_canceled: rings.filter((l) => l.agent === agent && l.event === 'RINGCANCELED').length,
    avg_ring_s_before_answer: average(answered.map((v) => v.ring)),
    asa_s: average(answered.map((v) => v.wait)),
    login_s: signsIn ? seconds.login : null,
    login_s_by_queue: seconds.queues,
    pause_any_queue_s: seconds.any,
    pause_all_queues_s: seconds.all,
    pause_by_reason_s: seconds.reasons,
    occupancy_pct: signsIn ? percent(talk, seconds.login - seconds.all) : null,
  };
}
const agents = Object.fromEntries([...new Set(names.values())].map((agent) => [agent, agentFigures(agent)]));
process.stdout.write(JSON.stringify({ total, queues, agents }));
