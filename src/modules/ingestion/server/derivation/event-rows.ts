import { columnsIn, type EventColumns, largerColumns, memoryFor } from './event-columns.ts';

/** Columns of events that grow. Names are numbers of dictionaries; -1 is no name, NaN no duration. */
export class EventRows {
  length = 0;
  capacity!: number;
  kind!: Uint8Array;
  /** Epoch milliseconds. */
  at!: Float64Array;
  /** Number in `subjects[kind of subject]`. */
  subject!: Int32Array;
  /** Numbers in `names`. */
  queue!: Int32Array;
  agent!: Int32Array;
  /** Number in `words`: the `how`, reason, state … of the event (`WORD_FIELD`). */
  word!: Int32Array;
  /** Durations as the source states them, milliseconds. */
  wait!: Float64Array;
  ring!: Float64Array;
  talk!: Float64Array;
  keyHi!: Uint32Array;
  keyLo!: Uint32Array;
  /** 1-based line in the file, 0 where unknown. */
  line!: Float64Array;
  /** Byte ranges in the bytes of the batch: the raw record, and the main text (`TEXT_FIELD`). Empty range = none. */
  rawStart!: Uint32Array;
  rawEnd!: Uint32Array;
  textStart!: Uint32Array;
  textEnd!: Uint32Array;
  /** All of these as they lie in memory. */
  columns!: EventColumns;
  private numbers!: Float64Array;
  private integers!: Int32Array;

  /** `shared`: other threads may be given the memory. */
  constructor(capacity: number, shared: boolean) {
    this.use(columnsIn(memoryFor(capacity, shared)));
  }

  /**
   * Adds an event without agent, word, durations or texts and returns its index; the caller fills in what there is. Every line of
   * a log comes by here, so the columns are written as two, one step of `capacity` after the other in the order of `event-columns.ts`.
   */
  add(
    code: number,
    at: number,
    subject: number,
    keyHi: number,
    keyLo: number,
    queue = -1,
    line = 0,
    rawStart = 0,
    rawEnd = 0,
  ): number {
    const i = this.length++;
    if (i >= this.capacity) this.grow();
    const { capacity, numbers, integers } = this;
    this.kind[i] = code;
    let n = i;
    numbers[n] = at;
    numbers[(n += capacity)] = Number.NaN;
    numbers[(n += capacity)] = Number.NaN;
    numbers[(n += capacity)] = Number.NaN;
    numbers[n + capacity] = line;
    n = i;
    integers[n] = subject;
    integers[(n += capacity)] = queue;
    integers[(n += capacity)] = -1;
    integers[(n += capacity)] = -1;
    integers[(n += capacity)] = keyHi;
    integers[(n += capacity)] = keyLo;
    integers[(n += capacity)] = rawStart;
    integers[(n += capacity)] = rawEnd;
    integers[(n += capacity)] = 0;
    integers[n + capacity] = 0;
    return i;
  }

  /** Holds its events in these columns from now on. */
  use(columns: EventColumns): void {
    this.columns = columns;
    this.capacity = columns.capacity;
    this.numbers = columns.numbers;
    this.integers = columns.integers;
    this.kind = columns.kind;
    this.at = columns.at;
    this.subject = columns.subject;
    this.queue = columns.queue;
    this.agent = columns.agent;
    this.word = columns.word;
    this.wait = columns.wait;
    this.ring = columns.ring;
    this.talk = columns.talk;
    this.line = columns.line;
    this.keyHi = columns.keyHi;
    this.keyLo = columns.keyLo;
    this.rawStart = columns.rawStart;
    this.rawEnd = columns.rawEnd;
    this.textStart = columns.textStart;
    this.textEnd = columns.textEnd;
  }

  private grow(): void {
    this.use(largerColumns(this.columns, 2 * this.capacity));
  }
}
