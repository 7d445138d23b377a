import type { Dictionary } from '../../derivation/dictionary.ts';
import { textOf } from '../../derivation/dictionary.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { KIND, SUBJECT } from '../../derivation/event-kind.ts';
import { NO_ENTRY } from '../../derivation/no-entry.ts';
import type { LineFields } from './line-fields.ts';
import { LineKey } from './line-key.ts';
import { addMemberEvent } from './member-events.ts';
import { EVENT, UNKNOWN_EVENT } from './queue-log-events.ts';
import { QueueLogNames } from './queue-log-names.ts';
import { surveyAnswers } from './survey-answers.ts';

export type MapFault = {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
};

export type MapOptions = {
  /** Interface or login → agent name. */
  readonly aliases: ReadonlyMap<string, string>;
  /** `persistentmembers` of queues.conf: members and pauses survive a restart. */
  readonly membersPersist: boolean;
};

const DATA = 5;
const SECOND = 1000;

/**
 * Maps one split line of `queue_log` to canonical events, by the field's own table (events and traps of app_queue). Pure with
 * regard to time and order: the same line yields the same events with the same keys wherever it stands.
 */
export class QueueLogMapper {
  private readonly names: QueueLogNames;
  private readonly word: Readonly<Record<string, number>>;
  private readonly words: Dictionary;
  private readonly membersPersist: boolean;
  private readonly key = new LineKey();

  /** `names` and `words` must be those of every batch handed to `map`. */
  constructor(names: Dictionary, words: Dictionary, options: MapOptions) {
    this.names = new QueueLogNames(names, options.aliases);
    this.words = words;
    this.membersPersist = options.membersPersist;
    const known = [
      NO_ENTRY,
      'agent',
      'customer',
      'blind_transfer',
      'attended_transfer',
      'abandoned',
      'timeout',
      'empty',
      'key',
      'withdrawn',
      'no_answer',
      'canceled',
      'system',
      'AGENTDUMP',
      'csat',
      'nps',
    ];
    this.word = Object.fromEntries(known.map((text) => [text, words.intern(text)]));
  }

  /** Adds the line's events to the batch; returns why it cannot be used, or null. `at` is the line's instant. */
  map(batch: EventBatch, bytes: Buffer, fields: LineFields, at: number, line: number): MapFault | null {
    const event = this.names.event(bytes, fields);
    this.key.read(fields);
    switch (event) {
      case EVENT.ENTERQUEUE: {
        const i = this.contact(batch, bytes, fields, KIND.queue_entered, at, line);
        if ((batch.queue[i] as number) < 0) return missing('queue', batch);
        if (fields.count > DATA + 1) {
          batch.textStart[i] = fields.start(DATA + 1);
          batch.textEnd[i] = fields.end(DATA + 1);
        }
        return null;
      }
      case EVENT.CONNECT: {
        const i = this.contact(batch, bytes, fields, KIND.agent_connected, at, line);
        const wait = fields.number(bytes, DATA);
        if (wait < 0) return missing('data1', batch);
        batch.wait[i] = wait * SECOND;
        const ring = fields.number(bytes, DATA + 2);
        if (ring >= 0) batch.ring[i] = ring * SECOND;
        return this.withAgent(batch, bytes, fields, i);
      }
      case EVENT.COMPLETEAGENT:
        return this.left(batch, bytes, fields, at, line, 'agent', DATA, DATA + 1);
      case EVENT.COMPLETECALLER:
        return this.left(batch, bytes, fields, at, line, 'customer', DATA, DATA + 1);
      case EVENT.BLINDTRANSFER:
        return this.left(batch, bytes, fields, at, line, 'blind_transfer', fields.count - 3, fields.count - 2, DATA);
      case EVENT.ATTENDEDTRANSFER:
        return this.left(batch, bytes, fields, at, line, 'attended_transfer', fields.count - 3, fields.count - 2);
      case EVENT.TRANSFER:
        return this.left(batch, bytes, fields, at, line, 'blind_transfer', DATA + 2, DATA + 3, DATA);
      case EVENT.ABANDON:
        return this.exit(batch, bytes, fields, at, line, 'abandoned', DATA + 2);
      case EVENT.EXITWITHTIMEOUT:
        return this.exit(batch, bytes, fields, at, line, 'timeout', DATA + 2);
      case EVENT.EXITEMPTY:
        return this.exit(batch, bytes, fields, at, line, 'empty', DATA + 2);
      case EVENT.EXITWITHKEY:
        return this.exit(batch, bytes, fields, at, line, 'key', DATA + 3);
      case EVENT.WITHDRAW:
        return this.exit(batch, bytes, fields, at, line, 'withdrawn', DATA + 2);
      case EVENT.RINGNOANSWER:
        return this.ring(batch, bytes, fields, at, line, 'no_answer');
      case EVENT.RINGCANCELED:
        return this.ring(batch, bytes, fields, at, line, 'canceled');
      case EVENT.DID: {
        const i = this.contact(batch, bytes, fields, KIND.contact_refused, at, line);
        batch.word[i] = this.word[NO_ENTRY] as number;
        return null;
      }
      case EVENT.SYSCOMPAT: {
        const i = this.contact(batch, bytes, fields, KIND.contact_ended, at, line);
        batch.word[i] = this.word.system as number;
        return null;
      }
      case EVENT.SURVEY:
        return this.survey(batch, bytes, fields, at, line);
      case EVENT.AGENTDUMP: {
        const i = this.contact(batch, bytes, fields, KIND.noted, at, line);
        batch.word[i] = this.word.AGENTDUMP as number;
        return null;
      }
      case UNKNOWN_EVENT:
        return this.unknown(batch, bytes, fields, at, line);
      default:
        return this.member(batch, bytes, fields, at, line, event);
    }
  }

  private contact(
    batch: EventBatch,
    bytes: Buffer,
    fields: LineFields,
    kind: number,
    at: number,
    line: number,
  ): number {
    const ids = batch.subjects[SUBJECT.contact] as EventBatch['subjects'][number];
    const { callEpoch } = fields;
    const subject =
      callEpoch < 0
        ? ids.internBytes(bytes, fields.start(1), fields.end(1))
        : ids.internNumbered(callEpoch, fields.callSeq);
    const i = batch.add(kind, at, subject, this.key.hi, this.key.lo);
    batch.queue[i] = this.names.queue(bytes, fields);
    this.place(batch, fields, i, line);
    return i;
  }

  private place(batch: EventBatch, fields: LineFields, i: number, line: number): void {
    batch.line[i] = line;
    batch.rawStart[i] = fields.start(0);
    batch.rawEnd[i] = fields.lineEnd;
  }

  private withAgent(batch: EventBatch, bytes: Buffer, fields: LineFields, i: number): MapFault | null {
    const agent = this.names.agent(bytes, fields);
    batch.agent[i] = agent;
    return agent < 0 ? missing('agent', batch) : null;
  }

  private left(
    batch: EventBatch,
    bytes: Buffer,
    fields: LineFields,
    at: number,
    line: number,
    how: string,
    wait: number,
    talk: number,
    target = -1,
  ): MapFault | null {
    const i = this.contact(batch, bytes, fields, KIND.agent_left, at, line);
    const waited = wait < DATA ? -1 : fields.number(bytes, wait);
    const talked = talk < DATA ? -1 : fields.number(bytes, talk);
    if (waited < 0) return missing(dataField(wait), batch);
    if (talked < 0) return missing(dataField(talk), batch);
    batch.word[i] = this.word[how] as number;
    batch.wait[i] = waited * SECOND;
    batch.talk[i] = talked * SECOND;
    if (target >= 0) {
      batch.textStart[i] = fields.start(target);
      batch.textEnd[i] = fields.end(target);
    }
    return this.withAgent(batch, bytes, fields, i);
  }

  private exit(
    batch: EventBatch,
    bytes: Buffer,
    fields: LineFields,
    at: number,
    line: number,
    how: string,
    wait: number,
  ): MapFault | null {
    const i = this.contact(batch, bytes, fields, KIND.queue_left, at, line);
    batch.word[i] = this.word[how] as number;
    const waited = fields.number(bytes, wait);
    if (waited >= 0) batch.wait[i] = waited * SECOND;
    // Old versions log no wait with the exits; a field that is there must be a number.
    else if (!fields.isEmpty(wait)) return missing(dataField(wait), batch);
    return null;
  }

  private ring(
    batch: EventBatch,
    bytes: Buffer,
    fields: LineFields,
    at: number,
    line: number,
    how: string,
  ): MapFault | null {
    const i = this.contact(batch, bytes, fields, KIND.ring_ended, at, line);
    batch.word[i] = this.word[how] as number;
    const ring = fields.number(bytes, DATA);
    if (ring >= 0) batch.ring[i] = ring;
    else if (!fields.isEmpty(DATA)) return missing('data1', batch);
    return this.withAgent(batch, bytes, fields, i);
  }

  private survey(batch: EventBatch, bytes: Buffer, fields: LineFields, at: number, line: number): MapFault | null {
    const data: string[] = [];
    for (let f = DATA; f < fields.count; f++) data.push(textOf(bytes, fields.start(f), fields.end(f)));
    const answers = surveyAnswers(data);
    if (answers.length === 0) return this.unknown(batch, bytes, fields, at, line);
    for (const [n, { survey, score, scale }] of answers.entries()) {
      this.key.lo = (this.key.lo + n) | 0;
      const i = this.contact(batch, bytes, fields, KIND.survey_answered, at, line);
      batch.word[i] = this.word[survey] as number;
      batch.extra.set(i, { score, scale });
    }
    return null;
  }

  /** Custom events of a call are kept in its timeline; those of nobody are nobody's. */
  private unknown(batch: EventBatch, bytes: Buffer, fields: LineFields, at: number, line: number): MapFault | null {
    if (!this.names.isCall(bytes, fields)) return null;
    const i = this.contact(batch, bytes, fields, KIND.noted, at, line);
    batch.word[i] = this.words.intern(textOf(bytes, fields.start(4), fields.end(4)));
    if (fields.count > DATA) {
      batch.textStart[i] = fields.start(DATA);
      batch.textEnd[i] = fields.lineEnd;
    }
    return null;
  }

  /** Events of members and of the system. */
  private member(
    batch: EventBatch,
    bytes: Buffer,
    fields: LineFields,
    at: number,
    line: number,
    event: number,
  ): MapFault | null {
    if (event === EVENT.CONFIGRELOAD || event === EVENT.PENALTY || event === EVENT.MEMBERPENALTY) return null;
    if (event === EVENT.QUEUESTART) {
      const subject = batch.subjectNumber(KIND.system_restarted, '');
      const i = batch.add(KIND.system_restarted, at, subject, this.key.hi, this.key.lo);
      batch.extra.set(i, { membersPersist: this.membersPersist });
      this.place(batch, fields, i, line);
      return null;
    }
    const agent = this.names.agent(bytes, fields);
    if (agent < 0) return missing('agent', batch, false);
    const i = addMemberEvent(batch, bytes, fields, event, at, agent, this.key);
    batch.queue[i] = event === EVENT.PAUSEALL || event === EVENT.UNPAUSEALL ? -1 : this.names.queue(bytes, fields);
    this.place(batch, fields, i, line);
    return null;
  }
}

const dataField = (field: number): string => (field < DATA ? 'data' : `data${field - DATA + 1}`);

/** The field is empty or no number. Takes back the event the line had begun. */
function missing(field: string, batch: EventBatch, begun = true): MapFault {
  if (begun) batch.length--;
  return {
    field,
    code: 'bad_field',
    reason: `Field ${field} is empty or not what this event has there`,
    remedy: 'Look at the line: it may be cut off or written by something else than app_queue.',
  };
}
