import { expect, it } from 'vitest';
import { originationIn } from './broadcast-wave.ts';
import { holdsOf } from './holds.ts';
import { startOf } from './recording-start.ts';

const T = Date.UTC(2026, 10, 28, 2);
const ZONE = 'Asia/Shanghai';

it('finds when holds were: ended by the agent who began them, by her part, or by the end of the contact', () => {
  const event = (kind: 'hold_started' | 'hold_ended' | 'agent_left' | 'contact_ended', at: number, agent?: string) => ({
    kind,
    at: T + at,
    data: agent === undefined ? {} : { agent },
  });
  const found = holdsOf([
    event('hold_started', 10, 'Ann'),
    event('hold_started', 12, 'Ann'),
    event('hold_started', 15, 'Bob'),
    event('hold_ended', 20, 'Ann'),
    event('agent_left', 30, 'Bob'),
    event('hold_started', 40),
    event('hold_ended', 50, 'Ann'),
    event('hold_ended', 55, 'Ann'),
    event('hold_started', 60, 'Ann'),
    event('contact_ended', 70),
    event('hold_started', 80, 'Ann'),
  ]);
  expect(found.map(({ from, to }) => [from - T, to - T])).toEqual([
    [10, 20],
    [15, 30],
    [40, 50],
    [60, 70],
  ]);
});

it('takes the beginning from the name, the source, the file, the first answer, in this order', () => {
  const contact = { from: T, to: T + 600_000 };
  const none = { stated: null, bySource: null, inFile: null, answered: null, contact };
  const all = { stated: '20261128T020003Z', bySource: T + 2000, inFile: T + 1000, answered: T + 9000, contact };
  expect(startOf(all, ZONE)).toEqual({ at: T + 3000, by: 'name', unread: null });
  expect(startOf({ ...all, stated: '20261128T100004.250' }, ZONE).at).toBe(T + 4250);
  expect(startOf({ ...all, stated: '20261128T030005+0100' }, ZONE).at).toBe(T + 5000);
  expect(startOf({ ...all, stated: 'part2' }, ZONE)).toEqual({ at: T + 2000, by: 'source', unread: 'part2' });
  expect(startOf({ ...all, stated: null, bySource: null }, ZONE)).toMatchObject({ at: T + 1000, by: 'file' });
  // A file converted the day after carries that day.
  const converted = { ...all, stated: null, bySource: null, inFile: T + 86_400_000 };
  expect(startOf(converted, ZONE)).toMatchObject({ at: T + 9000, by: 'answer' });
  expect(startOf(none, ZONE)).toEqual({ at: null, by: null, unread: null });
});

it('reads when a Broadcast Wave file began, in the centre’s time, and nothing from other files', () => {
  const chunk = (name: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const wave = (...chunks: Buffer[]) =>
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...chunks, chunk('data', Buffer.alloc(4))]);
  const bext = Buffer.alloc(602);
  bext.write('2026-11-2810:00:07', 320, 'latin1');
  expect(originationIn(wave(chunk('fmt ', Buffer.alloc(17)), chunk('bext', bext)), ZONE)).toBe(T + 7000);
  expect(originationIn(wave(chunk('bext', Buffer.alloc(602))), ZONE)).toBeNull();
  expect(originationIn(wave(), ZONE)).toBeNull();
  expect(originationIn(Buffer.from('ID3'), ZONE)).toBeNull();
});
