import type { Facts } from './derive-log.ts';

/** The figures of the reference file's `total`, `queues` and `agents`, from derived rows. Seconds. */
type Legs = Facts['legs'];
type Entries = Facts['entries'];
type Spans = readonly { start_at: number; end_at: number | null }[];

const SECOND = 1000;
const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
const mean = (values: readonly (number | null)[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length / SECOND;
const most = (values: readonly (number | null)[]): number | null =>
  values.length === 0 ? null : Math.max(...values.map((v) => v ?? 0)) / SECOND;
const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
const count = <T>(rows: readonly T[], is: (row: T) => boolean): number => rows.filter(is).length;

export function queueFigures(entries: Entries, legs: Legs, rings: Facts['rings']) {
  const answered = entries.filter((e) => e.outcome === 'answered');
  const abandoned = entries.filter((e) => e.outcome === 'abandoned');
  const short = count(abandoned, (e) => (e.wait ?? 0) <= 5 * SECOND);
  const within = (s: number) => count(answered, (e) => (e.wait ?? 0) <= s * SECOND);
  const levels = (whole: number) => ({
    '5': percent(within(5), whole),
    '10': percent(within(10), whole),
    '20': percent(within(20), whole),
  });
  const talked = legs.filter((l) => l.talk !== null);
  const flow = (kind: string) => count(entries, (e) => e.outcome === 'flow_out' && e.flow_kind === kind);
  return {
    offered: entries.length,
    answered: answered.length,
    abandoned: abandoned.length,
    abandoned_within_5s: short,
    exit_timeout: flow('timeout'),
    exit_empty: flow('empty'),
    exit_key: flow('key'),
    withdrawn: flow('withdrawn'),
    lost_waiting: count(entries, (e) => e.outcome === 'system_drop'),
    waiting_at_end: count(entries, (e) => e.outcome === 'waiting'),
    answered_within: { '5': within(5), '10': within(10), '20': within(20) },
    sl_pct_of_answered: levels(answered.length),
    sl_pct_of_answered_plus_abandoned: levels(answered.length + abandoned.length),
    sl_pct_of_offered: levels(entries.length),
    sl_pct_of_offered_less_short_abandons: levels(entries.length - short),
    asa_s: mean(answered.map((e) => e.wait)),
    max_wait_answered_s: most(answered.map((e) => e.wait)),
    avg_wait_abandoned_s: mean(abandoned.map((e) => e.wait)),
    max_wait_abandoned_s: most(abandoned.map((e) => e.wait)),
    talk_total_s: sum(talked.map((l) => l.talk)) / SECOND,
    talk_n: talked.length,
    avg_talk_s: mean(talked.map((l) => l.talk)),
    max_talk_s: most(talked.map((l) => l.talk)),
    ...endFigures(legs),
    ...ringFigures(rings),
    ring_no_answers_over_0ms: count(rings, (r) => r.result === 'no_answer' && (r.ring ?? 0) > 0),
    distinct_callids: new Set(entries.map((e) => e.contact_id)).size,
    end_lines: endLines(legs),
  };
}

function endFigures(legs: Legs) {
  return {
    complete_agent: count(legs, (l) => l.end_kind === 'agent'),
    complete_caller: count(legs, (l) => l.end_kind === 'customer'),
    blind_transfers: count(legs, (l) => l.end_kind === 'blind_transfer'),
    attended_transfers: count(legs, (l) => l.end_kind === 'attended_transfer'),
    lost_talking: count(legs, (l) => l.end_kind === 'system'),
    talking_at_end: count(legs, (l) => l.end_kind === null),
  };
}

const ringFigures = (rings: Facts['rings']) => ({
  ring_no_answers: count(rings, (r) => r.result === 'no_answer'),
  ring_canceled: count(rings, (r) => r.result === 'canceled'),
});

const END_LINES: Readonly<Record<string, string>> = {
  agent: 'COMPLETEAGENT',
  customer: 'COMPLETECALLER',
  blind_transfer: 'BLINDTRANSFER',
  attended_transfer: 'ATTENDEDTRANSFER',
};

function endLines(legs: Legs): Record<string, number> {
  const lines: Record<string, number> = {};
  for (const { end_kind: kind } of legs) {
    const name = kind === null ? undefined : END_LINES[kind];
    if (name) lines[name] = (lines[name] ?? 0) + 1;
  }
  return lines;
}

/** Calls by their entries: `distinct_calls`, with more than one, and twice in the same queue. */
export function callFigures(entries: Entries) {
  const calls = Map.groupBy(entries, (e) => e.contact_id);
  return {
    distinct_calls: calls.size,
    calls_with_more_than_one_visit: count([...calls.values()], (own) => own.length > 1),
    calls_reentering_same_queue: count(
      [...calls.values()],
      (own) => new Set(own.map((e) => e.queue)).size < own.length,
    ),
  };
}

const length = (spans: Spans, until: number): number =>
  sum(spans.map((s) => (s.end_at ?? until) - s.start_at)) / SECOND;
const bySum = <T>(rows: readonly T[], key: (row: T) => string, value: (row: T) => number): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0) + value(row);
  return sums;
};

/** Figures of one agent; `facts` already hold that agent's rows alone. `until` in milliseconds. */
export function agentFigures(facts: Facts, until: number) {
  const { legs, rings, times, sessions, pauses } = facts;
  const answered = legs.filter((l) => l.kind === 'customer');
  const talk = sum(answered.map((l) => l.talk)) / SECOND;
  const time = (is: (t: Facts['times'][number]) => boolean) => length(times.filter(is), until);
  const login = time((t) => t.signed_in);
  const pausedAll = time((t) => t.signed_in && t.paused_all);
  const isStatic = sessions.length === 0;
  const reason = (p: { reason: string | null }) => p.reason ?? '(paused at login)';
  const lasted = (p: Spans[number]) => ((p.end_at ?? until) - p.start_at) / SECOND;
  const byQueue: Record<string, Record<string, number>> = {};
  for (const [queue, own] of Map.groupBy(
    pauses.filter((p) => p.scope === 'queue'),
    (p) => p.queue ?? '',
  ))
    byQueue[queue] = bySum(own, reason, lasted);
  return {
    answered: answered.length,
    answered_by_queue: bySum(
      answered,
      (l) => l.queue ?? '',
      () => 1,
    ),
    talk_total_s: talk,
    talk_n: count(answered, (l) => l.talk !== null),
    avg_talk_s: mean(answered.filter((l) => l.talk !== null).map((l) => l.talk)),
    ...endFigures(legs),
    ...ringFigures(rings),
    avg_ring_s_before_answer: mean(answered.map((l) => l.ring)),
    asa_s: mean(facts.entries.map((e) => e.wait)),
    static_member: isStatic,
    login_s: isStatic ? null : login,
    login_sessions: isStatic ? null : signIns(times),
    login_s_without_pbx_downtime: isStatic ? null : login,
    login_s_by_queue: bySum(sessions, (s) => s.queue, lasted),
    pause_any_queue_s: time((t) => t.paused_any),
    pause_all_queues_s: pausedAll,
    pause_by_reason_s: bySum(
      pauses.filter((p) => p.scope === 'agent'),
      reason,
      lasted,
    ),
    pause_s_by_queue_and_reason: byQueue,
    pauseall_events_by_reason: bySum(
      pauses.filter((p) => p.scope === 'announced'),
      reason,
      () => 1,
    ),
    occupancy_pct: isStatic ? null : percent(talk, login - pausedAll),
    occupancy_pct_of_login: isStatic ? null : percent(talk, login),
    open_session_at_end: sessions.some((s) => s.end_at === null),
    open_pause_at_end: pauses.some((p) => p.end_at === null),
  };
}

/** Signed-in stretches, joined: [start, end] in epoch seconds. */
function signIns(times: Facts['times']): [number, number][] {
  const spans: [number, number][] = [];
  for (const { start_at: start, end_at: end, signed_in: signedIn } of times.toSorted(
    (a, b) => a.start_at - b.start_at,
  )) {
    if (!signedIn) continue;
    const last = spans.at(-1);
    if (last && last[1] === start / SECOND) last[1] = end / SECOND;
    else spans.push([start / SECOND, end / SECOND]);
  }
  return spans;
}

/** Rows of one agent: legs, rings, time, and the entries that agent answered. */
export function ofAgent(facts: Facts, agent: string): Facts {
  const own = <T extends { agent: string | null }>(rows: T[]) => rows.filter((row) => row.agent === agent);
  return {
    ...facts,
    entries: own(facts.entries),
    legs: own(facts.legs),
    rings: own(facts.rings),
    times: own(facts.times),
    sessions: own(facts.sessions),
    pauses: own(facts.pauses),
  };
}
