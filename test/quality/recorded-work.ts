import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordWork } from '#src/cli/sample/sample-recordings.ts';
import { SAMPLE_FORM } from '#src/modules/simulation/server/judging/sample-form.ts';
import { DAY, T } from '../access/two-clients.ts';
import type { QualityCentre } from './quality-centre.ts';

/** Calls of a centre of two clients waiting on desks as the sample's do, with recordings. */
export function recordedWork(centre: () => QualityCentre): void {
  it('has calls of the sample waiting on desks, some with a recording that holds are heard in', async () => {
    const { quality } = centre().as('xuke');
    await quality.saveForm({ ...SAMPLE_FORM, channel: 'any', from: '2026-11-01' });
    // Every call of the last days is on hold for twenty seconds, ten seconds after the answer.
    const holding = ['alpha', 'beta'].flatMap((project) =>
      [7, 8, 9, 17, 18, 19, 27, 28, 29].flatMap((i) => {
        const answered = T + (i % 10) * DAY + i * 60_000 + (project === 'beta' ? 30_000 : 0) + 5_000;
        const subject = `${project}-${i}`;
        return [
          { kind: 'hold_started', at: answered + 10_000, subject, data: {} },
          { kind: 'hold_ended', at: answered + 30_000, subject, data: {} },
        ];
      }),
    );
    await centre().as().ingestion.events({ source: 'pbx', events: holding });
    const callAs = async (name: string | null) => centre().as(name ?? undefined);
    await recordWork(callAs, { end: Date.UTC(2026, 10, 28, 9), seed: 7 }, centre().data);
    await recordWork(callAs, { end: Date.UTC(2026, 10, 28, 9), seed: 7 }, centre().data);
    const open = (await quality.evaluations({ state: 'open', limit: 500 })).filter(
      ({ formName }) => formName === SAMPLE_FORM.name,
    );
    expect(open).toHaveLength(4);
    const looks = await Promise.all(open.map((one) => quality.look({ id: one.id })));
    expect(looks.map(({ recording }) => recording?.begins?.by).sort()).toEqual(['answer', 'answer', 'name', 'name']);
    const files = readdirSync(join(centre().data, 'recordings'));
    expect(files).toHaveLength(4);
    expect(looks.flatMap(({ recording }) => recording!.holds).length).toBeGreaterThan(1);
    for (const [i, { recording }] of looks.entries())
      for (const { from, to } of recording!.holds) {
        const name = files.find((file) => file.startsWith(open[i]!.contact))!;
        const heard = [...readFileSync(join(centre().data, 'recordings', name)).subarray(44)].map((byte) => byte - 128);
        const loudest = (at: number) => Math.max(...heard.slice(at * 8000, (at + 1) * 8000).map(Math.abs));
        // Music on hold is one steady sound, softer than a voice.
        expect(loudest(Math.ceil(from))).toBeLessThan(20);
        expect(to - from).toBe(20);
      }
  });
}
