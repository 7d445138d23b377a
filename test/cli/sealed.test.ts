import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, CHANNEL_SCOPES, KPIS } from '#src/catalogue/index.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import type { AnswerBody, QuestionInput } from '#src/modules/kpis/contract/question.ts';
import { cockpitKpis } from '#src/modules/kpis/web/cockpit/cockpit-kpis.ts';
import { plan } from '#src/semantic/plan.ts';
import { type Centre, startCentre } from './centre.ts';
import type { Row } from './yunchou.ts';

const CONTACTS = resolve(import.meta.dirname, '../../examples/mappings/contacts.yaml');

/** What a manager looks at every day; these must be sealed whatever else is. */
const EVERYDAY = ['service_level', 'answer_rate', 'abandon_rate', 'asa', 'aht', 'offered', 'answered', 'talk_avg'];

/** The questions of the cockpit about a day: its tiles, the same weekday before, the trend, the intervals, the queues. */
const COCKPIT: readonly Omit<QuestionInput, 'kpis'>[] = [
  { from: '2026-10-20', to: '2026-10-21', grain: 'whole' },
  { from: '2026-10-13', to: '2026-10-14', grain: 'whole' },
  { from: '2026-09-23', to: '2026-10-21', grain: '1d' },
  { from: '2026-10-20', to: '2026-10-21', grain: '30m' },
  { from: '2026-10-20', to: '2026-10-21', grain: 'whole', by: ['queue'] },
];
/** Explore: a month by queue and day, a day by queue and half-hour, a filter. */
const EXPLORE: readonly Omit<QuestionInput, 'kpis'>[] = [
  { from: '2026-10-01', to: '2026-11-01', grain: '1d', by: ['queue'] },
  { from: '2026-10-20', to: '2026-10-21', grain: '30m', by: ['queue'] },
  { from: '2026-10-01', to: '2026-11-01', grain: '1w', by: ['channel'], where: { queue: ['sales'] } },
];

/** Look at the customer's contacts of other days, also later ones. */
const OF_OTHER_DAYS = ['fcr_window', 'fcr_matured_share', 'fcr_excluded_share', 'repeat_rate_24h', 'repeat_rate_72h'];

/** KPIs whose rows are all of an entity and an instant that closed days are sealed by. */
const SEALED = KPIS.filter(({ id }) => {
  const asked = {
    kpis: [id],
    from: 0,
    to: 86_400_000,
    zone: 'UTC',
    grain: 'whole',
    by: [],
    where: {},
    set: {},
  } as const;
  const { scans, kpis } = plan({ ...asked, asOf: 0, dataFrom: 0 }, CATALOGUE, CHANNEL_SCOPES);
  const all = [...scans, ...kpis.flatMap((k) => k.folds.flatMap((fold) => fold.plan.scans))];
  return all.every((scan) =>
    SEALINGS.some(
      (s) => s.entity.name === scan.entity && (s.rows === true || (scan.chain === null && s.anchor === scan.anchor)),
    ),
  );
}).map(({ id }) => id);

describe('questions on closed days', () => {
  let centre: Centre;

  beforeAll(async () => {
    centre = await startCentre();
    const two = (n: number): string => String(n).padStart(2, '0');
    const lines = ['contact_id,started_at,channel,queue,wait,outcome,agent,talk,acw,reason,customer'];
    for (let day = 1; day <= 31; day++) {
      for (let n = 0; n < 40; n++) {
        const at = `2026-10-${two(day)} ${two(8 + (n % 10))}:${two((n * 7) % 60)}:00`;
        const rest = n % 5 === 0 ? 'abandoned,,,' : `answered,agent ${n % 7},${60 + n},10`;
        const [channel, queue] = [n % 4 === 0 ? 'chat' : 'voice', n % 3 === 0 ? 'care' : 'sales'];
        lines.push(`${day}-${n},${at},${channel},${queue},${(n * 13) % 90},${rest},r${n % 4},c${(day * 7 + n) % 90}`);
      }
    }
    const file = join(centre.data, 'contacts.csv');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const words = ['--mapping', CONTACTS, '--zone', 'UTC', '--format', 'json'];
    const ran = await centre.run('ingest', 'table', file, ...words);
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' });
  });
  afterAll(() => centre?.close());

  const ask = (question: QuestionInput): Promise<AnswerBody> => centre.post<AnswerBody>('/api/query', question);

  it('everyday KPIs are among those that can be sealed', () => {
    expect(SEALED).toEqual(expect.arrayContaining(EVERYDAY));
    expect(cockpitKpis.filter((id) => !SEALED.includes(id))).toEqual([]);
    expect(SEALED).toEqual(expect.arrayContaining(OF_OTHER_DAYS));
  });

  it.each(COCKPIT)('the cockpit: $grain from $from to $to', async (question) => {
    const isOffered = (id: string): boolean =>
      !(question.by ?? []).some((by) => CATALOGUE.kpis[id]?.notBy?.dimensions.includes(by));
    const kpis = cockpitKpis.filter((id) => SEALED.includes(id) && isOffered(id));
    const answer = await ask({ kpis: [...kpis], ...question });
    expect(answer.kpis.map((k) => k.kpi)).toEqual(kpis);
    for (const id of kpis) expect.soft((await ask({ kpis: [id], ...question })).path, id).toBe('sealed');
    expect(answer.path).toBe('sealed');
  });

  it.each(EXPLORE)('Explore: $grain from $from to $to', async (question) => {
    const answer = await ask({ kpis: ['service_level', 'answer_rate', 'aht'], ...question });
    expect(answer.length).toBeGreaterThan(1);
    expect(answer.path).toBe('sealed');
  });

  it('every KPI whose rows are sealed, as a month by day', async () => {
    for (const id of SEALED)
      expect
        .soft((await ask({ kpis: [id], from: '2026-10-01', to: '2026-11-01', grain: '1d' })).path, id)
        .toBe('sealed');
  });

  it('the command line: the passport says so, and the whole of the data is asked when nothing is said', async () => {
    for (const range of [[], ['--from', '2026-10-20', '--to', '2026-10-21']]) {
      for (const id of EVERYDAY) {
        const { code, out, err } = await centre.run('explain', id, ...range, '--format', 'json');
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect.soft((JSON.parse(out) as { path: string }).path, `${id} ${range.join(' ')}`).toBe('sealed');
      }
    }
    const [offered] = await centre.rows<Row>('kpi', 'offered', '--from', '2026-10-20', '--to', '2026-10-21');
    expect(offered?.value).toBe(40);
  });

  it.each(['Asia/Shanghai', 'Europe/Berlin', 'Asia/Kolkata'])(
    'days of another zone than the centre’s: %s',
    async (zone) => {
      for (const grain of ['1d', '30m'] as const) {
        const answer = await ask({ kpis: ['service_level', 'aht'], from: '2026-10-02', to: '2026-10-29', zone, grain });
        expect(answer.path).toBe('sealed');
      }
    },
  );

  it('a day that changes answers anew, and is sealed again', async () => {
    const late = join(centre.data, 'late.csv');
    writeFileSync(
      late,
      'contact_id,started_at,channel,queue,wait,outcome,agent,talk,acw\nlate,2026-10-20 09:00:00,voice,sales,500,abandoned,,,\n',
    );
    const ran = await centre.run('ingest', 'table', late, '--mapping', CONTACTS, '--zone', 'UTC', '--format', 'json');
    expect(ran.code).toBe(0);
    const answer = await ask({ kpis: ['offered', 'abandoned'], from: '2026-10-20', to: '2026-10-21' });
    expect(answer.kpis.map((k) => k.value)).toEqual([[41], [9]]);
    expect(answer.path).toBe('sealed');
  });
});
