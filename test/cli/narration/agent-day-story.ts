import { described, flag, number, type Row, type Said, say, text } from './said.ts';

const QUEUES = ['line-1', 'line-2'] as const;
type Stretch = { readonly from: number; readonly to: number; readonly row: Row };

/**
 * What an agent and the phone did for the stretches of a day to come out: sign-ins to two queues, pauses (in both queues, or in one
 * where the agent stays ready), rings, plans, and contacts stacked as high as `handling` counts.
 */
export function agentDayStory(rows: readonly Row[], tellContacts: boolean): Said[] {
  const story: Said[] = [];
  for (const [agent, own] of Map.groupBy(rows, (row) => text(row, 'agent') ?? '')) {
    const day = own
      .map((row): Stretch => ({ from: number(row, 'start_at') ?? 0, to: number(row, 'end_at') ?? 0, row }))
      .toSorted((a, b) => a.from - b.from);
    const cap = number(day[0]?.row ?? {}, 'cap');
    for (const { from, to } of runs(day, (row) => flag(row, 'signed_in') || null)) {
      for (const queue of QUEUES)
        story.push(say('signed_in', from, agent, { queue, cap }), say('signed_out', to, agent, { queue }));
    }
    story.push(...pauses(day, agent));
    for (const { from, to } of runs(day, (row) => flag(row, 'ringing') || null)) {
      const call = `${agent}-ring-${from}`;
      story.push(described(call, from, {}), say('agent_rung', from, call, { agent }));
      story.push(say('ring_ended', to, call, { agent, how: 'no_answer', ring: to - from }));
    }
    for (const { from, to, value } of runs(day, (row) => text(row, 'planned'))) {
      const tracked = day.some((s) => s.from === from && flag(s.row, 'tracked'));
      story.push(say('activity_planned', from, agent, { activity: value, until: to, tracked }));
    }
    if (tellContacts) story.push(...contacts(day, agent));
  }
  return story;
}

function pauses(day: readonly Stretch[], agent: string): Said[] {
  const reason = (row: Row): string => text(row, 'pause_reason') ?? text(row, 'activity') ?? 'break';
  const everywhere = runs(day, (row) => (flag(row, 'paused_all') ? reason(row) : null));
  const somewhere = runs(day, (row) => (flag(row, 'paused_any') && !flag(row, 'paused_all') ? reason(row) : null));
  const tell = (queues: readonly string[]) => (run: { from: number; to: number; value: string }) =>
    queues.flatMap((queue) => [
      say('paused', run.from, agent, { queue, reason: run.value }),
      say('unpaused', run.to, agent, { queue }),
    ]);
  return [...everywhere.flatMap(tell(QUEUES)), ...somewhere.flatMap(tell(QUEUES.slice(1)))];
}

/** One contact per layer of `handling`; after-contact work where nobody talks any more. */
function contacts(day: readonly Stretch[], agent: string): Said[] {
  const highest = Math.max(0, ...day.map(({ row }) => number(row, 'handling') ?? 0));
  return Array.from({ length: highest }, (_, layer) =>
    runs(day, (row) => ((number(row, 'handling') ?? 0) > layer ? true : null)).flatMap(({ from, to }) => {
      const id = `${agent}-contact-${layer}-${from}`;
      const within = day.filter((s) => s.from >= from && s.to <= to);
      const talked = within.findLast((s) => (number(s.row, 'talking') ?? 0) > layer)?.to ?? from;
      const isText = within.some((s) => (number(s.row, 'conversations') ?? 0) > layer);
      return [
        described(id, from, { channel: isText ? 'chat' : 'voice' }),
        say('agent_connected', from, id, { agent }),
        say('agent_left', talked, id, { agent, how: 'customer' }),
        ...(to > talked ? [say('acw_ended', to, id, { agent, acw: to - talked })] : []),
      ];
    }),
  ).flat();
}

/** Neighbouring stretches with the same value, as one; `null` is none. */
function runs<T>(day: readonly Stretch[], of: (row: Row) => T | null): { from: number; to: number; value: T }[] {
  const found: { from: number; to: number; value: T }[] = [];
  for (const { from, to, row } of day) {
    const value = of(row);
    if (value === null) continue;
    const last = found.at(-1);
    if (last && last.to === from && last.value === value) last.to = to;
    else found.push({ from, to, value });
  }
  return found;
}
