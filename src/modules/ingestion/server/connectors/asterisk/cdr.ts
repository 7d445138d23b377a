import { parse } from 'csv-parse/sync';
import { parseInstant } from '#src/kernel/zone.ts';
import { label } from '#src/semantic/label.ts';
import type { Connector, ConnectorSpec, Mapped, MappedAt } from '../../../contract/connector.ts';
import type { CanonicalEvent } from '../../../contract/event.ts';
import { NO_ENTRY } from '../../derivation/no-entry.ts';
import { openBytes } from '../../reading/bytes.ts';
import { decodeText } from '../../reading/text.ts';

const spec: ConnectorSpec = {
  id: 'asterisk-cdr',
  title: label('Asterisk call detail records', 'Asterisk 话单'),
  description: label(
    'Master.csv beside queue_log: when a call began and rang, who called, and callers a queue refused.',
    '与 queue_log 配套的 Master.csv：来电开始与振铃时间、主叫号码、被队列拒绝的来电。',
  ),
  fields: [{ name: 'zone', label: label('Time zone of the PBX', 'PBX 所在时区'), kind: 'zone', required: true }],
  endings: ['Master.csv', '.csv', '.gz'],
};

/** Columns of cdr_csv that are read, by place; `uniqueid` and what follows are there with newcdrcolumns alone. */
const SRC = 1;
const DST_CHANNEL = 6;
const LAST_APP = 7;
const LAST_DATA = 8;
const CALL_START = 9;
const ANSWER = 10;
const DURATION = 12;
const UNIQUE_ID = 16;
/** A caller whom a full or empty queue turned away is in Queue() for a second at most. */
const REFUSED_WITHIN = 1;

/**
 * One row → events of the queue call it belongs to. Only the leg that ran Queue() says something the queue log does not: its
 * start (first touch), the ringing before the PBX answered, and callers refused without a line in the queue log. Times are local
 * text of the machine.
 */
export function mapCdr(row: readonly string[], raw: string, zone: string, line: number): Mapped {
  const rejected = (field: string, reason: string, remedy: string): Mapped => ({
    rejection: { line, field, code: 'bad_cdr', reason, remedy, raw: raw.slice(0, 500) },
  });
  if (row.length < UNIQUE_ID) {
    return rejected(
      'row',
      `The row has ${row.length} of at least ${UNIQUE_ID} columns`,
      'Give Master.csv as cdr_csv writes it.',
    );
  }
  if (row[LAST_APP] !== 'Queue') return { events: [] };
  const id = row[UNIQUE_ID] ?? '';
  if (id === '')
    return rejected(
      'uniqueid',
      'The row has no uniqueid',
      'Set loguniqueid=yes in cdr.conf; without it no call can be found again.',
    );
  const start = instant(row[CALL_START], zone);
  const answer = instant(row[ANSWER], zone);
  if (start === null)
    return rejected('start', `"${row[CALL_START]}" is not a local time`, 'Times read 2026-11-16 09:51:22.');
  const [queue = ''] = (row[LAST_DATA] ?? '').split(',');
  const customer = row[SRC] ?? '';
  const events: CanonicalEvent[] = [
    {
      kind: 'contact_described',
      at: start,
      subject: id,
      key: `cdr|${raw}`,
      data: {
        channel: 'voice',
        ...(customer !== '' && { customer }),
        ...(answer !== null && { ringTime: Math.max(0, answer - start) }),
      },
      line,
      raw,
    },
  ];
  if (row[DST_CHANNEL] === '' && Number(row[DURATION]) <= REFUSED_WITHIN) {
    const data = { how: NO_ENTRY, ...(queue !== '' && { queue }) };
    events.push({ kind: 'contact_refused', at: start, subject: id, key: `cdr-refused|${raw}`, data, line, raw });
  }
  return { events };
}

function instant(text: string | undefined, zone: string): number | null {
  if (!text) return null;
  try {
    return parseInstant(text, zone, 'start');
  } catch {
    return null;
  }
}

export const connector: Connector = {
  spec,
  /** A last row without its line break stays pending, as the PBX may still be writing it. */
  async *read(input, options): AsyncGenerator<MappedAt> {
    let rest = '';
    let line = 0;
    for await (const text of decodeText(openBytes(input), input.name)) {
      const rows = (rest + text).split('\n');
      rest = rows.pop() ?? '';
      for (const raw of rows) {
        line++;
        const written = raw.replace(/\r$/, '');
        if (written === '') continue;
        const [row = []] = parse(written, { relax_column_count: true, relax_quotes: true }) as string[][];
        const mapped = mapCdr(row, written, options.zone, line);
        if ('rejection' in mapped || mapped.events.length > 0) yield { ...mapped, line };
      }
    }
  },
};
