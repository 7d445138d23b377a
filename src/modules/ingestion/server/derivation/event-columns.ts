/** Columns by the kind of their numbers, in the order in which they lie one behind the other. */
const NUMBERS = ['at', 'wait', 'ring', 'talk', 'line'] as const;
const SIGNED = ['subject', 'queue', 'agent', 'word'] as const;
const UNSIGNED = ['keyHi', 'keyLo', 'rawStart', 'rawEnd', 'textStart', 'textEnd'] as const;
const INTEGERS = SIGNED.length + UNSIGNED.length;
const EVENT_BYTES = NUMBERS.length * 8 + INTEGERS * 4 + 1;

/** The columns of a batch's events in one memory, without what their numbers stand for. */
export type EventColumns = {
  readonly memory: ArrayBufferLike;
  readonly capacity: number;
  /** All the columns of doubles as one, and all those of integers: for who writes a whole event. */
  readonly numbers: Float64Array;
  readonly integers: Int32Array;
  readonly kind: Uint8Array;
} & Readonly<
  Record<(typeof NUMBERS)[number], Float64Array> &
    Record<(typeof SIGNED)[number], Int32Array> &
    Record<(typeof UNSIGNED)[number], Uint32Array>
>;

/** Memory for so many events; threads may share it. */
export const memoryFor = (capacity: number, shared: boolean): ArrayBufferLike =>
  shared ? new SharedArrayBuffer(capacity * EVENT_BYTES) : new ArrayBuffer(capacity * EVENT_BYTES);

export function columnsIn(memory: ArrayBufferLike): EventColumns {
  const capacity = memory.byteLength / EVENT_BYTES;
  const integersAt = capacity * NUMBERS.length * 8;
  const place = (n: number): number => integersAt + n * capacity * 4;
  const columns = [
    ...NUMBERS.map((name, n) => [name, new Float64Array(memory, n * capacity * 8, capacity)]),
    ...SIGNED.map((name, n) => [name, new Int32Array(memory, place(n), capacity)]),
    ...UNSIGNED.map((name, n) => [name, new Uint32Array(memory, place(SIGNED.length + n), capacity)]),
  ];
  return {
    memory,
    capacity,
    numbers: new Float64Array(memory, 0, NUMBERS.length * capacity),
    integers: new Int32Array(memory, integersAt, INTEGERS * capacity),
    kind: new Uint8Array(memory, place(INTEGERS), capacity),
    ...(Object.fromEntries(columns) as Omit<EventColumns, 'memory' | 'capacity' | 'numbers' | 'integers' | 'kind'>),
  };
}

/** The same events with room for so many, shared by threads if they were. */
export function largerColumns(columns: EventColumns, capacity: number): EventColumns {
  const larger = columnsIn(memoryFor(capacity, columns.memory instanceof SharedArrayBuffer));
  for (const name of [...NUMBERS, ...SIGNED, ...UNSIGNED, 'kind'] as const) larger[name].set(columns[name]);
  return larger;
}
