import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe('calc of quality', () => {
  const ratings = (json: string): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'yunchou-ratings-')), 'ratings.json');
    writeFileSync(file, json);
    return file;
  };

  it('answers how far raters agree, with an interval', async () => {
    const file = ratings('{"ratings":[[1,1],[1,0],[0,0],[1,null],[0,1],[1,1]]}');
    const { code, out } = await run(...`calc agreement --file ${file} --method cohen --format json`.split(' '));
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(Object.keys(found)).toEqual(['value', 'low', 'high']);
    expect(found.value).toBeCloseTo(1 / 6, 10);
    expect(found.low).toBeLessThan(found.value);
    const alpha = await run(
      ...`calc agreement --file ${file} --method krippendorff --level interval --format json`.split(' '),
    );
    expect(JSON.parse(alpha.out).value).toBeCloseTo(0.25, 10);
  });

  it('answers how many to draw and how wide a share is', async () => {
    const size = await run(
      ...'calc sample-size --population 1200 --margin 0.05 --confidence 0.95 --format json'.split(' '),
    );
    expect(JSON.parse(size.out)).toEqual({ n: 292 });
    const table = await run(...'calc sample-size --population 1200 --margin 0.05 --table --format json'.split(' '));
    expect(JSON.parse(table.out)).toEqual({ n: 291 });
    const share = await run(...'calc interval --successes 4 --n 5 --method wilson --format json'.split(' '));
    expect(JSON.parse(share.out)).toEqual({ low: expect.closeTo(0.376, 3), high: expect.closeTo(0.964, 3) });
    const more = await run(...'calc interval --successes 18 --n 20 --format json'.split(' '));
    expect(JSON.parse(more.out)).toEqual({ low: expect.closeTo(0.699, 3), high: expect.closeTo(0.972, 3) });
  });

  it('names what cannot be used', async () => {
    const err = async (line: string): Promise<string> => {
      const ran = await run(...line.split(' '));
      expect(ran.code).toBe(2);
      return ran.err;
    };
    expect(await err('calc agreement --method cohen')).toContain('--file is missing');
    const uneven = ratings('{"ratings":[[1,2],[1]]}');
    expect(await err(`calc agreement --file ${uneven} --method fleiss`)).toContain('Row 2 has 1 ratings');
    expect(await err(`calc agreement --file ${uneven} --method kappa`)).toContain('Use percent, cohen, fleiss');
    expect(await err(`calc agreement --file ${ratings('[1')} --method fleiss`)).toContain('no JSON');
    expect(await err('calc sample-size --margin 5')).toContain('a share between 0 and 1');
    expect(await err('calc interval --successes 6 --n 5')).toContain('more than --n 5');
  });
});
