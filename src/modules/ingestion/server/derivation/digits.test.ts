import { expect, it } from 'vitest';
import { leadingDigits, tenDigits, withDigits } from './digits.ts';
import { NumberedId } from './numbered-id.ts';
import { SubjectIds } from './subject-ids.ts';

const viewOf = (text: string): DataView => {
  const bytes = Uint8Array.from(Buffer.from(text, 'latin1'));
  return new DataView(bytes.buffer);
};

it('tells every byte that is a digit from every one that is none, wherever it stands', () => {
  for (let byte = 0; byte < 256; byte++) {
    const isDigit = byte >= 48 && byte <= 57;
    for (let place = 0; place < 4; place++) {
      const bytes = [...'9035'].map((digit, n) => (n === place ? byte : digit.charCodeAt(0)));
      const word = new DataView(Uint8Array.from(bytes).buffer).getInt32(0, true);
      expect(leadingDigits(word)).toBe(isDigit ? 4 : place);
      const ten = Uint8Array.from([...'1203456789|x'].map((digit) => digit.charCodeAt(0)));
      ten[place + 3] = byte;
      const text = Buffer.from(ten.subarray(0, 10)).toString('latin1');
      expect(tenDigits(new DataView(ten.buffer), 0)).toBe(isDigit ? Number(text) : -1);
    }
  }
});

it('reads the digits of a word behind a number', () => {
  const word = viewOf('4071').getInt32(0, true);
  expect([1, 2, 3, 4].map((count) => withDigits(12, word, count))).toEqual([124, 1240, 12_407, 124_071]);
});

it('reads as numbered only what is written back to the letter', () => {
  const id = new NumberedId();
  const read = (text: string): string | null =>
    id.read(viewOf(text.padEnd(40, '|')), 0) ? `${id.epoch}.${id.seq}, ${id.end}` : null;
  expect(read('1700000000.0')).toBe('1700000000.0, 12');
  expect(read('1700000000.1234')).toBe('1700000000.1234, 15');
  expect(read('1700000000.123456789')).toBe('1700000000.123456789, 20');
  expect(read('2147483647.12x')).toBe('2147483647.12, 13');
  const others = [
    '1700000000.1234567890',
    '1700000000.012',
    '1700000000.',
    '0700000000.1',
    '2147483648.1',
    '170000000.12',
  ];
  for (const text of [...others, '17000000a0.1', '1700000000-1', '', 'NONE']) expect(read(text)).toBeNull();
  const ids = new SubjectIds();
  for (const text of [...others, '1700000000.12', 'NONE']) expect(ids.text(ids.intern(text))).toBe(text);
});
