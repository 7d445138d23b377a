import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Centre, startCentre } from './centre.ts';
import type { Row } from './yunchou.ts';

const MAPPINGS = resolve(import.meta.dirname, '../../examples/mappings');
const KPIS = 'concurrency_peak,concurrency_avg,occupancy,load';
type Figures = Record<string, number | null>;

type Chat = { readonly agent: string; readonly start: number; readonly talk: number; readonly acw: number };
type State = { readonly agent: string; readonly start: number; readonly end: number; readonly state: string };

/** Seconds since midnight as local time of that day. */
const clock = (day: string, second: number): string => `${day} ${new Date(second * 1000).toISOString().slice(11, 19)}`;
const at = (time: string): number => {
  const [h = 0, m = 0] = time.split(':').map(Number);
  return h * 3600 + m * 60;
};

/** Four hours of four agents with up to three chats at once, from a seed; two of them take a break, chats or not. */
function generatedDay(seed: number): { chats: Chat[]; states: State[] } {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const chats: Chat[] = [];
  const states: State[] = [];
  for (const [n, agent] of ['Ann', 'Ben', 'Cleo', 'Dan'].entries()) {
    for (let slot = 0; slot <= n % 3; slot++) {
      for (let start = at('08:00') + next(900); start < at('11:20'); ) {
        const chat = { agent, start, talk: 60 + next(1100), acw: next(2) * next(90) };
        chats.push(chat);
        start += chat.talk + chat.acw + 1 + next(1200);
      }
    }
    const pause = n % 2 === 0 ? [at('10:00'), at('10:15')] : [];
    const marks = [at('08:00'), ...pause, at('12:00')];
    for (let i = 0; i + 1 < marks.length; i++)
      states.push({ agent, start: marks[i] ?? 0, end: marks[i + 1] ?? 0, state: i === 1 ? 'break' : 'available' });
  }
  return { chats, states };
}

/** The four figures by looking at every single second: what each agent had open, worked on, and was ready for. */
function counted(chats: readonly Chat[], states: readonly State[], from: number, to: number): Figures {
  const agents = new Set(states.map((s) => s.agent));
  let [peak, open, withOpen, work, withWork, ready] = [0, 0, 0, 0, 0, 0];
  for (const agent of agents) {
    for (let second = from; second < to; second++) {
      const talking = chats.filter((c) => c.agent === agent && c.start <= second && second < c.start + c.talk).length;
      const busy = chats.filter(
        (c) => c.agent === agent && c.start <= second && second < c.start + c.talk + c.acw,
      ).length;
      const isReady = states.some(
        (s) => s.agent === agent && s.state === 'available' && s.start <= second && second < s.end,
      );
      peak = Math.max(peak, talking);
      open += talking;
      withOpen += Number(talking > 0);
      work += busy;
      withWork += Number(busy > 0);
      ready += Number(busy === 0 && isReady);
    }
  }
  return {
    concurrency_peak: peak || null,
    concurrency_avg: withOpen ? open / withOpen : null,
    occupancy: withWork / (withWork + ready),
    load: withWork ? work / withWork : null,
  };
}

describe('concurrency through the command line', () => {
  let centre: Centre;
  const V6 = '2026-10-13';
  const DAY = '2026-10-12';
  const { chats, states } = generatedDay(20_261_012);

  /** Writes a day as two exports and reads them in with the ready mappings. */
  async function send(day: string, given: readonly Chat[], worked: readonly State[]): Promise<void> {
    const tables = {
      contacts: [
        'contact_id,started_at,channel,queue,wait,outcome,agent,talk,acw',
        ...given.map(
          (c, i) => `${day}-${i},${clock(day, c.start)},chat,help,0,answered,${c.agent},${c.talk},${c.acw || ''}`,
        ),
      ],
      'agent-states': [
        'agent,start,end,state',
        ...worked.map((s) => `${s.agent},${clock(day, s.start)},${clock(day, s.end)},${s.state}`),
      ],
    };
    for (const [name, lines] of Object.entries(tables)) {
      const file = join(centre.data, `${name}-${day}.csv`);
      writeFileSync(file, `${lines.join('\n')}\n`);
      const mapping = join(MAPPINGS, `${name}.yaml`);
      const ran = await centre.run(
        'ingest',
        'table',
        file,
        '--mapping',
        mapping,
        '--source',
        'chats',
        '--zone',
        'UTC',
        '--format',
        'json',
      );
      expect({ code: ran.code, err: ran.err }, name).toEqual({ code: 0, err: '' });
    }
  }

  async function asked(day: string, ...words: string[]): Promise<Row[]> {
    const range = ['--from', `${day}T08:00:00Z`, '--to', `${day}T12:00:00Z`, '--zone', 'UTC'];
    return centre.rows<Row>('kpi', KPIS, ...range, ...words);
  }
  const figures = (rows: readonly Row[]): Figures => Object.fromEntries(rows.map((r) => [r.kpi, r.value]));
  const close = (found: Figures, wanted: Figures, name: string): void => {
    for (const [id, value] of Object.entries(wanted)) {
      if (value === null) expect.soft(found[id] ?? null, `${name} ${id}`).toBeNull();
      else expect.soft(found[id], `${name} ${id}`).toBeCloseTo(value, 6);
    }
  };

  beforeAll(async () => {
    centre = await startCentre();
    await send(DAY, chats, states);
    const pair = [
      { agent: 'Eve', start: at('10:00'), talk: 1200, acw: 0 },
      { agent: 'Eve', start: at('10:05'), talk: 1200, acw: 0 },
    ];
    await send(V6, pair, [{ agent: 'Eve', start: at('10:00'), end: at('10:30'), state: 'available' }]);
  });
  afterAll(() => centre?.close());

  it('V6: two chats of 20 minutes, 5 minutes apart, in half an hour', async () => {
    const found = figures(await asked(V6));
    expect(found['concurrency_peak']).toBe(2);
    expect(found['concurrency_avg']).toBeCloseTo(1.6, 6);
    expect(found['load']).toBeCloseTo(1.6, 6);
    expect(found['occupancy']).toBeCloseTo(25 / 30, 6);
  });

  it('a generated day equals a count of every second: as a whole, by agent, by half-hour', async () => {
    const whole = counted(chats, states, at('08:00'), at('12:00'));
    expect(whole['concurrency_peak']).toBe(3);
    close(figures(await asked(DAY)), whole, 'whole');
    const byAgent = Map.groupBy(await asked(DAY, '--by', 'agent'), (r) => r.by['agent'] ?? '');
    expect([...byAgent.keys()].toSorted()).toEqual(['Ann', 'Ben', 'Cleo', 'Dan']);
    for (const [agent, rows] of byAgent) {
      const own = states.filter((s) => s.agent === agent);
      close(
        figures(rows),
        counted(
          chats.filter((c) => c.agent === agent),
          own,
          at('08:00'),
          at('12:00'),
        ),
        agent,
      );
    }
    const byInterval = Map.groupBy(await asked(DAY, '--grain', '30m'), (r) => r.by['interval'] ?? '');
    expect(byInterval.size).toBe(8);
    for (const [interval, rows] of byInterval) {
      const from = at(interval.slice(11, 16));
      close(figures(rows), counted(chats, states, from, from + 1800), interval);
    }
  });
});
