import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

/** What a command wrote, and its exit code. */
async function run(...words: string[]) {
  const said = { out: '', err: '' };
  const code = await runCommand(words, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

describe('calc of queues', () => {
  it('answers in seconds and shares', async () => {
    const { out } = await run(
      ...'calc erlang-c --calls 100 --interval 1800 --aht 180 --agents 14 --target 20 --format json'.split(' '),
    );
    expect(JSON.parse(out)).toMatchObject({ load: 10, agents: 14, occupancy: expect.closeTo(0.714, 3) });
    expect(JSON.parse(out).service_level).toBeCloseTo(0.888, 3);
    const a = await run(...'calc erlang-a --load 55 --agents 50 --aht 180 --patience 60 --format json'.split(' '));
    expect(JSON.parse(a.out).abandonment).toBeCloseTo(0.12489, 5);
    const n = await run(...'calc agents --load 10 --aht 180 --level 0.8 --target 20 --format json'.split(' '));
    expect(JSON.parse(n.out)).toMatchObject({ agents: 14, model: 'C' });
    const b = await run(...'calc erlang-b --load 8 --agents 10 --format json'.split(' '));
    expect(JSON.parse(b.out).blocking).toBeCloseTo(0.12166, 5);
  });

  it('names the option that is missing or cannot be used', async () => {
    expect(await run('calc', 'erlang-c', '--load', '10')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--agents'),
    });
    expect(await run('calc', 'erlang-c', '--load', 'ten', '--agents', '11')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--load does not take "ten"'),
    });
    expect(await run('calc', 'erlang-d')).toMatchObject({ code: 2, err: expect.stringContaining('calc erlang-a') });
  });
});
