import type { Dictionary } from '../../derivation/dictionary.ts';
import { textOf } from '../../derivation/dictionary.ts';
import { EventBatch } from '../../derivation/event-batch.ts';
import { KIND, SUBJECT } from '../../derivation/event-kind.ts';
import { NO_ENTRY } from '../../derivation/no-entry.ts';
import type { SubjectIds } from '../../derivation/subject-ids.ts';
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

// What every line needs is bound here: the compiler then knows it, and looks nothing up.
const ON = EVENT;
const OF = KIND;
const UNKNOWN = UNKNOWN_EVENT;

/**
 * Maps one split line of `queue_log` to canonical events, by the field's own table (events and traps of app_queue). Pure with
 * regard to time and order: the same line yields the same events with the same keys wherever it stands.
 */
export class QueueLogMapper {
  private readonly names: QueueLogNames;
  private readonly word: Readonly<Record<string, number>>;
  private readonly words: Dictionary;
  private readonly membersPersist: boolean;
  private readonly fields: LineFields;
  private readonly key = new LineKey();
  /** What is mapped now: the batch and its contacts, the bytes and a view of them that reaches beyond the last line. */
  private batch = new EventBatch({ capacity: 1 });
  private contacts = this.batch.subjects[SUBJECT.contact] as SubjectIds;
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));

  /** `names` and `words` must be those of every batch; `fields` holds the line in hand whenever `map` is called. */
  constructor(names: Dictionary, words: Dictionary, fields: LineFields, options: MapOptions) {
    this.names = new QueueLogNames(names, options.aliases);
    this.words = words;
    this.fields = fields;
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

  /** The lines that follow are of these bytes, their events go to this batch. */
  begin(batch: EventBatch, bytes: Buffer, view: DataView): void {
    this.batch = batch;
    this.contacts = batch.subjects[SUBJECT.contact] as SubjectIds;
    this.bytes = bytes;
    this.view = view;
  }

  /** Adds the events of the line in hand to the batch; returns why it cannot be used, or null. */
  map(line: number): MapFault | null {
    const { fields } = this;
    const event = this.names.event(this.view, fields);
    this.key.read(fields);
    switch (event) {
      case ON.ENTERQUEUE: {
        const { batch } = this;
        const i = this.contact(OF.queue_entered, line);
        if ((batch.queue[i] as number) < 0) return this.missing('queue');
        if (fields.count > DATA + 1) {
          batch.textStart[i] = fields.start(DATA + 1);
          batch.textEnd[i] = fields.end(DATA + 1);
        }
        return null;
      }
      case ON.CONNECT: {
        const { batch, view } = this;
        const i = this.contact(OF.agent_connected, line);
        const wait = fields.number(view, DATA);
        if (wait < 0) return this.missing('data1');
        batch.wait[i] = wait * SECOND;
        const ring = fields.number(view, DATA + 2);
        if (ring >= 0) batch.ring[i] = ring * SECOND;
        return this.withAgent(i);
      }
      case ON.COMPLETEAGENT:
        return this.left(line, this.word.agent as number, DATA, DATA + 1);
      case ON.COMPLETECALLER:
        return this.left(line, this.word.customer as number, DATA, DATA + 1);
      case ON.BLINDTRANSFER:
        return this.left(line, this.word.blind_transfer as number, fields.count - 3, fields.count - 2, DATA);
      case ON.ATTENDEDTRANSFER:
        return this.left(line, this.word.attended_transfer as number, fields.count - 3, fields.count - 2);
      case ON.TRANSFER:
        return this.left(line, this.word.blind_transfer as number, DATA + 2, DATA + 3, DATA);
      case ON.ABANDON:
        return this.exit(line, this.word.abandoned as number, DATA + 2);
      case ON.EXITWITHTIMEOUT:
        return this.exit(line, this.word.timeout as number, DATA + 2);
      case ON.EXITEMPTY:
        return this.exit(line, this.word.empty as number, DATA + 2);
      case ON.EXITWITHKEY:
        return this.exit(line, this.word.key as number, DATA + 3);
      case ON.WITHDRAW:
        return this.exit(line, this.word.withdrawn as number, DATA + 2);
      case ON.RINGNOANSWER:
        return this.ring(line, this.word.no_answer as number);
      case ON.RINGCANCELED:
        return this.ring(line, this.word.canceled as number);
      case ON.DID:
        return this.said(OF.contact_refused, line, NO_ENTRY);
      case ON.SYSCOMPAT:
        return this.said(OF.contact_ended, line, 'system');
      case ON.AGENTDUMP:
        return this.said(OF.noted, line, 'AGENTDUMP');
      case ON.SURVEY:
        return this.survey(line);
      case UNKNOWN:
        return this.unknown(line);
      default:
        return this.member(line, event);
    }
  }

  /** Adds an event of the line's call, with its queue. */
  private contact(kind: number, line: number): number {
    const { fields, batch, contacts } = this;
    const { callEpoch } = fields;
    const subject =
      callEpoch < 0
        ? contacts.internBytes(this.bytes, this.view, fields.start(1), fields.end(1))
        : contacts.internNumbered(callEpoch, fields.callSeq);
    const queue = this.names.queue(this.view, fields);
    const { hi, lo } = this.key;
    return batch.add(kind, fields.at(), subject, hi, lo, queue, line, fields.start(0), fields.lineEnd);
  }

  private place(i: number, line: number): void {
    const { batch, fields } = this;
    batch.line[i] = line;
    batch.rawStart[i] = fields.start(0);
    batch.rawEnd[i] = fields.lineEnd;
  }

  private said(kind: number, line: number, word: string): null {
    const i = this.contact(kind, line);
    this.batch.word[i] = this.word[word] as number;
    return null;
  }

  private withAgent(i: number): MapFault | null {
    const agent = this.names.agent(this.view, this.fields);
    this.batch.agent[i] = agent;
    return agent < 0 ? this.missing('agent') : null;
  }

  private left(line: number, how: number, wait: number, talk: number, target = -1): MapFault | null {
    const { batch, view, fields } = this;
    const i = this.contact(OF.agent_left, line);
    const waited = wait < DATA ? -1 : fields.number(view, wait);
    const talked = talk < DATA ? -1 : fields.number(view, talk);
    if (waited < 0) return this.missing(dataField(wait));
    if (talked < 0) return this.missing(dataField(talk));
    batch.word[i] = how;
    batch.wait[i] = waited * SECOND;
    batch.talk[i] = talked * SECOND;
    if (target >= 0) {
      batch.textStart[i] = fields.start(target);
      batch.textEnd[i] = fields.end(target);
    }
    return this.withAgent(i);
  }

  private exit(line: number, how: number, wait: number): MapFault | null {
    const { batch, fields } = this;
    const i = this.contact(OF.queue_left, line);
    batch.word[i] = how;
    const waited = fields.number(this.view, wait);
    if (waited >= 0) batch.wait[i] = waited * SECOND;
    // Old versions log no wait with the exits; a field that is there must be a number.
    else if (!fields.isEmpty(wait)) return this.missing(dataField(wait));
    return null;
  }

  private ring(line: number, how: number): MapFault | null {
    const { batch, fields } = this;
    const i = this.contact(OF.ring_ended, line);
    batch.word[i] = how;
    const ring = fields.number(this.view, DATA);
    if (ring >= 0) batch.ring[i] = ring;
    else if (!fields.isEmpty(DATA)) return this.missing('data1');
    return this.withAgent(i);
  }

  private survey(line: number): MapFault | null {
    const { batch, bytes, fields } = this;
    const data: string[] = [];
    for (let f = DATA; f < fields.count; f++) data.push(textOf(bytes, fields.start(f), fields.end(f)));
    const answers = surveyAnswers(data);
    if (answers.length === 0) return this.unknown(line);
    for (const [n, { survey, score, scale }] of answers.entries()) {
      this.key.lo = (this.key.lo + n) | 0;
      const i = this.contact(OF.survey_answered, line);
      batch.word[i] = this.word[survey] as number;
      batch.extra.set(i, { score, scale });
    }
    return null;
  }

  /** Custom events of a call are kept in its timeline; those of nobody are nobody's. */
  private unknown(line: number): MapFault | null {
    const { batch, bytes, fields } = this;
    if (!this.names.isCall(bytes, fields)) return null;
    const i = this.contact(OF.noted, line);
    batch.word[i] = this.words.intern(textOf(bytes, fields.start(4), fields.end(4)));
    if (fields.count > DATA) {
      batch.textStart[i] = fields.start(DATA);
      batch.textEnd[i] = fields.lineEnd;
    }
    return null;
  }

  /** Events of members and of the system. */
  private member(line: number, event: number): MapFault | null {
    if (event === ON.CONFIGRELOAD || event === ON.PENALTY || event === ON.MEMBERPENALTY) return null;
    const { batch, bytes, fields, key } = this;
    if (event === ON.QUEUESTART) {
      const subject = batch.subjectNumber(OF.system_restarted, '');
      const i = batch.add(OF.system_restarted, fields.at(), subject, key.hi, key.lo);
      batch.extra.set(i, { membersPersist: this.membersPersist });
      this.place(i, line);
      return null;
    }
    const agent = this.names.agent(this.view, fields);
    if (agent < 0) return this.missing('agent', false);
    const i = addMemberEvent(batch, bytes, fields, event, agent, key);
    const isAnnounced = event === ON.PAUSEALL || event === ON.UNPAUSEALL;
    batch.queue[i] = isAnnounced ? -1 : this.names.queue(this.view, fields);
    this.place(i, line);
    return null;
  }

  /** The field is empty or no number. Takes back the event the line had begun. */
  private missing(field: string, begun = true): MapFault {
    if (begun) this.batch.length--;
    return {
      field,
      code: 'bad_field',
      reason: `Field ${field} is empty or not what this event has there`,
      remedy: 'Look at the line: it may be cut off or written by something else than app_queue.',
    };
  }
}

const dataField = (field: number): string => (field < DATA ? 'data' : `data${field - DATA + 1}`);
