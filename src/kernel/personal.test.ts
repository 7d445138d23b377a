import { expect, test } from 'vitest';
import { masked, maskedText } from './personal.ts';

test.each([
  ['13800138000', '138****8000'],
  ['+86 138 0013 8000', '+86****8000'],
  ['8372910', '****910'],
  ['anna@example.com', 'a***@example.com'],
  ['王小明', '王**'],
  ['王', '王*'],
  ['Anna Smith', 'A***'],
])('%s is shown as %s', (text, shown) => expect(masked(text)).toBe(shown));

test('texts lose numbers, addresses and named persons, and keep what is none', () => {
  expect(maskedText('请回电 13912345678，或 010-88886666，谢谢')).toBe('请回电 139****5678，或 010****6666，谢谢');
  expect(maskedText('mail me: a.b+c@shop.example.cn')).toBe('mail me: a***@shop.example.cn');
  expect(maskedText('{"name":"王小明","queue_name":"售后","phone":"8372910"}')).toBe(
    '{"name":"王**","queue_name":"售后","phone":"****910"}',
  );
  expect(maskedText('身份证 11010519491231002X')).toBe('身份证 110****002X');
  expect(maskedText('2026-11-28 09:15:00 order 20261128 at 20261128091500')).toBe(
    '2026-11-28 09:15:00 order 20261128 at 20261128091500',
  );
  // A number that begins like a year is a number.
  expect(maskedText('19950101234')).toBe('199****1234');
  expect(maskedText('王小明 called', { known: ['王小明'] })).toBe('王** called');
  expect(maskedText('1480233001|x', { keep: (digits) => digits === '1480233001' })).toBe('1480233001|x');
});
