import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readAgentAliases } from '#src/modules/ingestion/server/connectors/asterisk/agent-aliases.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import { expectFigures } from './expect-figures.ts';
import { deriveLog } from './derive-log.ts';
import { agentFigures, callFigures, ofAgent, queueFigures } from './figures.ts';

const folder = 'data/asterisk-a';
const files = [`${folder}/queue_log`, `${folder}/agents.csv`, `${folder}/expected-A.json`];
type Figures = Record<string, unknown>;

describeReference('recording of a real Asterisk', files, () => {
  const text = readFileSync(referencePath(`${folder}/queue_log`), 'utf8');
  const aliases = readAgentAliases(readFileSync(referencePath(`${folder}/agents.csv`), 'utf8'), 'agents.csv');
  const expected = JSON.parse(readFileSync(referencePath(`${folder}/expected-A.json`), 'utf8'));
  const until = expected.meta.asof * 1000;
  const facts = deriveLog(text, { aliases, until });

  it('reads every line', () => {
    expect(facts.rejections).toEqual([]);
    expect(facts.notes).toEqual([]);
  });

  it('gives the totals', () => {
    expectFigures(
      { ...queueFigures(facts.entries, facts.legs, facts.rings), ...callFigures(facts.entries) },
      expected.total,
      'total',
    );
  });

  it.each(Object.keys(expected.queues))('gives the figures of queue %s', (queue) => {
    const of = <T extends { queue: string | null }>(rows: T[]) => rows.filter((row) => row.queue === queue);
    const figures = queueFigures(of(facts.entries), of(facts.legs), of(facts.rings));
    // Wrap-up is configuration of the PBX, no log holds it.
    expectFigures(figures, expected.queues[queue], queue, ['configured_wrapup_s', 'aht_talk_plus_configured_wrapup_s']);
  });

  it.each(Object.keys(expected.agents))('gives the figures of %s', (agent) => {
    expectFigures(agentFigures(ofAgent(facts, agent), until), expected.agents[agent], agent);
  });

  it.each([
    ['arrivals_5min', 300],
    ['arrivals_hour', 3600],
  ] as const)('gives %s', (name, width) => {
    for (const { start, queues } of expected[name]) {
      for (const [queue, figures] of Object.entries<Figures>(queues)) {
        const entries = facts.entries.filter(
          (e) => Math.floor(e.enqueued_at / 1000 / width) * width === start && (queue === '*' || e.queue === queue),
        );
        const by = (...outcomes: string[]) => entries.filter((e) => outcomes.includes(e.outcome)).length;
        expect(
          {
            offered: entries.length,
            answered: by('answered'),
            abandoned: by('abandoned'),
            other: by('flow_out', 'system_drop'),
          },
          `${start} ${queue}`,
        ).toEqual(figures);
      }
    }
    expect(
      expected[name].reduce(
        (n: number, { queues }: { queues: Record<string, { offered: number }> }) => n + (queues['*']?.offered ?? 0),
        0,
      ),
    ).toBe(facts.entries.length);
  });

  it('gives the local day', () => {
    const day = expected.by_local_day['2026-11-16'];
    expectFigures(queueFigures(facts.entries, facts.legs, facts.rings), day, 'day');
    expect(Object.keys(expected.by_local_day)).toEqual(['2026-11-16']);
  });

  it('sees the callers who were refused', () => {
    expect(facts.contacts.filter((c) => c.outcome === 'refused')).toHaveLength(16);
    expect(facts.contacts).toHaveLength(1610);
  });
});
