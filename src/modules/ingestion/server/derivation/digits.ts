/*
 * Decimal digits, four at a time: words of four bytes as a little-endian view gives them, the first digit in the lowest byte.
 */

const ZEROS = 0x30303030;
const HALVES = 0xf0f0f0f0 | 0;
const SIXES = 0x06060606;
/** What makes the high bit of a byte when it is added to ten or more. */
const ABOVE_NINE = 0x76767676;
const HIGHS = 0x80808080 | 0;
const POWERS = [1, 10, 100, 1000, 10_000];

/** 0 when all four bytes are digits. */
const noDigits = (word: number): number => ((word & HALVES) ^ ZEROS) | (((word + SIXES) & HALVES) ^ ZEROS);

/** How many bytes are digits before the first that is none. */
export const leadingDigits = (word: number): number => {
  const over = word ^ ZEROS;
  // The high bit of the first byte that is no digit; those after it may be wrong, and do not matter.
  const others = (over | (over + ABOVE_NINE)) & HIGHS;
  return others === 0 ? 4 : (31 - Math.clz32(others & -others)) >> 3;
};

/** The number of four digits; a byte of zero counts as a zero. */
const fourDigits = (word: number): number => {
  const digits = word & 0x0f0f0f0f;
  const pairs = Math.imul(digits, 10) + (digits >>> 8);
  return Math.imul(pairs & 255, 100) + ((pairs >>> 16) & 255);
};

/** `value` with the first `count` digits (1 to 4) of the word behind it. */
export const withDigits = (value: number, word: number, count: number): number =>
  value * (POWERS[count] as number) + fourDigits(word << (32 - (count << 3)));

/** Ten digits that begin at a byte, with two bytes behind them; -1 where they are no such. */
export const tenDigits = (view: DataView, from: number): number => {
  const first = view.getInt32(from, true);
  const second = view.getInt32(from + 4, true);
  const last = view.getInt32(from + 8, true) << 16;
  if ((noDigits(first) | noDigits(second) | noDigits(last | (ZEROS & 0xffff))) !== 0) return -1;
  return fourDigits(first) * 1_000_000 + Math.imul(fourDigits(second), 100) + fourDigits(last);
};
