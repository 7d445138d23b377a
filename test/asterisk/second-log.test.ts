import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readAgentAliases } from '#src/modules/ingestion/server/connectors/asterisk/agent-aliases.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import { deriveLog } from './derive-log.ts';
import { expectFigures } from './expect-figures.ts';
import { agentFigures, callFigures, ofAgent, queueFigures } from './figures.ts';

type Reference = {
  total: Record<string, unknown>;
  queues: Record<string, Record<string, unknown>>;
  agents: Record<string, Record<string, unknown>>;
};

/** Not a whole number of anything: hours, days and five minutes fall elsewhere. */
const SHIFT = 37 * 86_400 + 7 * 3600 + 1234;
const QUEUE_NAMES: Readonly<Record<string, string>> = {
  billing: 'Rechnung-2',
  sales: 'support',
  support: '客服一线',
  techline: 'sales',
  vip: 'v_i_p',
};

/** The recording at another time, with other queues, and every agent in another's place. */
function disguised(log: string, agents: string): { log: string; agents: string } {
  const rows = agents
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(','));
  const names = [...new Set(rows.slice(1).map((row) => row[2] ?? ''))];
  const other = new Map(names.map((name, n) => [name, names[(n * 7 + 3) % names.length] ?? '']));
  const line = (text: string): string => {
    const [time, call = '', queue = '', agent = '', ...rest] = text.split('|');
    const [epoch, serial] = call.split('.');
    const shifted = serial === undefined ? call : `pbx9-${Number(epoch) + SHIFT}.${serial}`;
    return [Number(time) + SHIFT, shifted, QUEUE_NAMES[queue] ?? queue, other.get(agent) ?? agent, ...rest].join('|');
  };
  const mapped = rows.map((row, n) =>
    (n === 0 ? row : [row[0], row[1], other.get(row[2] ?? ''), ...row.slice(3)]).join(','),
  );
  return { log: `${log.trimEnd().split('\n').map(line).join('\n')}\n`, agents: `${mapped.join('\n')}\n` };
}

describeReference(
  'the recording in disguise, against an independent reckoning',
  ['data/asterisk-a/queue_log', 'data/asterisk-a/agents.csv'],
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'yunchou-second-log-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const read = (name: string) => readFileSync(referencePath(`data/asterisk-a/${name}`), 'utf8');
    const { log, agents } = disguised(read('queue_log'), read('agents.csv'));
    const paths = { log: join(folder, 'queue_log'), agents: join(folder, 'agents.csv') };
    writeFileSync(paths.log, log);
    writeFileSync(paths.agents, agents);
    const until = Number(log.trimEnd().split('\n').at(-1)?.split('|')[0]);
    const script = join(import.meta.dirname, 'reference.mjs');
    const expected = JSON.parse(
      execFileSync(process.execPath, [script, paths.log, paths.agents, String(until)], { encoding: 'utf8' }),
    ) as Reference;
    const facts = deriveLog(log, { aliases: readAgentAliases(agents, 'agents.csv'), until: until * 1000 });

    it('total', () => {
      expect(expected.total.offered).toBe(1669);
      expectFigures(
        { ...queueFigures(facts.entries, facts.legs, facts.rings), ...callFigures(facts.entries) },
        expected.total,
        'total',
      );
    });

    it.each(Object.keys(expected.queues))('queue %s', (queue) => {
      const of = <T extends { queue: string | null }>(rows: T[]) => rows.filter((row) => row.queue === queue);
      expectFigures(
        queueFigures(of(facts.entries), of(facts.legs), of(facts.rings)),
        expected.queues[queue] ?? {},
        queue,
      );
    });

    it.each(Object.keys(expected.agents))('agent %s', (agent) => {
      expectFigures(agentFigures(ofAgent(facts, agent), until * 1000), expected.agents[agent] ?? {}, agent);
    });
  },
);
