import type { EventData } from '../../../contract/event.ts';
import type { TableRow } from '../../reading/record.ts';
import { draft, type Draft, present } from '../draft.ts';
import { type MappedRecord, RecordFault } from '../json-connector.ts';
import { keyed, type Origin } from '../keyed.ts';
import { readPlainTime } from '../table/time-format.ts';

/** Columns of the default template of mod_cdr_csv. It has no queue variables: what a row is follows from the number dialled. */
export const CDR_COLUMNS = [
  'caller_id_name',
  'caller_id_number',
  'destination_number',
  'context',
  'start_stamp',
  'answer_stamp',
  'end_stamp',
  'duration',
  'billsec',
  'hangup_cause',
  'uuid',
  'bleg_uuid',
  'accountcode',
  'read_codec',
  'write_codec',
] as const;

export type Numbers = {
  /** Extension → agent name. */
  readonly agents: ReadonlyMap<string, string>;
  /** Numbers of queues, without domain. */
  readonly queues: ReadonlySet<string>;
};

/**
 * One row of mod_cdr_csv. Only the caller's row names the other leg, so a bridged call is known by the agent's uuid in both rows and
 * the two can come in any order, or in two files.
 */
export function mapCdrRow(
  row: TableRow,
  numbers: Numbers,
  toInstant: (local: number) => number,
  origin: Origin,
): MappedRecord {
  const text = (name: (typeof CDR_COLUMNS)[number]): string => String(row.fields[name] ?? '').trim();
  const instant = (name: 'start_stamp' | 'answer_stamp' | 'end_stamp'): number | null => {
    if (text(name) === '') return null;
    const reading = readPlainTime(text(name));
    if (reading) return 'instant' in reading ? reading.instant : toInstant(reading.local);
    throw new RecordFault(
      name,
      'bad_time',
      `"${text(name)}" is not a date and time`,
      'Use the default template of mod_cdr_csv.',
    );
  };
  const uuid = text('uuid');
  const start = instant('start_stamp');
  const answered = instant('answer_stamp');
  const ended = instant('end_stamp');
  if (uuid === '' || start === null || ended === null)
    throw new RecordFault(
      'uuid',
      'no_value',
      'The row lacks uuid, start or end',
      'Use the default template of mod_cdr_csv.',
    );
  const dialled = text('destination_number');
  const other = text('bleg_uuid');
  const agent = numbers.agents.get(dialled);
  const drafts: Draft[] = [];
  if (other === '' && agent !== undefined) {
    if (answered === null)
      return {
        events: [],
        notices: [
          {
            field: 'bleg_uuid',
            code: 'leg_without_call',
            reason: `Unanswered ring at ${dialled}; the file does not say of which call`,
          },
        ],
      };
    drafts.push(draft('agent_connected', answered, uuid, { agent, ring: answered - start }));
    drafts.push(draft('agent_left', ended, uuid, { agent, talk: Number(text('billsec')) * 1000 }));
  } else if (other !== '' || numbers.queues.has(dialled)) {
    const subject = other === '' ? uuid : other;
    const entered = answered ?? start;
    drafts.push(
      draft(
        'contact_described',
        start,
        subject,
        present<EventData<'contact_described'>>({
          channel: 'voice',
          direction: 'inbound',
          customer: text('caller_id_number') || null,
        }),
      ),
    );
    drafts.push(draft('queue_entered', entered, subject, { queue: dialled }));
    if (other === '')
      drafts.push(draft('queue_left', ended, subject, { queue: dialled, how: 'abandoned', wait: ended - entered }));
    drafts.push(
      draft(
        'contact_ended',
        ended,
        subject,
        present<EventData<'contact_ended'>>({ by: other === '' ? 'customer' : null }),
      ),
    );
  } else {
    throw new RecordFault(
      'destination_number',
      'unknown_number',
      `"${dialled}" is neither a known agent nor a known queue`,
      'Give the output of "callcenter_config agent list" and "… queue list" with the source.',
    );
  }
  return { events: keyed(drafts, `cdr:${uuid}`, 0, origin) };
}
