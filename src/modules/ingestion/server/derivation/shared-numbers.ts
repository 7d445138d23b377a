type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** Room for `length` numbers of the same kind, in memory that threads share: they see it in both, and nothing is copied or collected. */
export function sharedRoom<T extends Numbers>(like: T, length: number): T {
  const Type = like.constructor as new (memory: SharedArrayBuffer) => T;
  return new Type(new SharedArrayBuffer(length * like.BYTES_PER_ELEMENT));
}

/** The same numbers with room for `length`, shared by threads if they were. */
export function larger<T extends Numbers>(numbers: T, length: number): T {
  const Type = numbers.constructor as new (length: number) => T;
  const room = numbers.buffer instanceof SharedArrayBuffer ? sharedRoom(numbers, length) : new Type(length);
  room.set(numbers);
  return room;
}
