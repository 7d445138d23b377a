import { parse } from 'csv-parse/sync';
import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Column } from './column.ts';
import { csvText } from './export-csv.ts';
import { nextSort, sortRows } from './sort-rows.ts';

interface Row {
  readonly name: string;
  readonly share: number | null;
}

const columns: Column<Row>[] = [
  { key: 'name', title: '班组', value: (row) => row.name },
  { key: 'share', title: '20 秒服务水平', unit: 'ratio', value: (row) => row.share },
  { key: 'bar', title: '线', drawing: true, value: () => null },
];

describe('sortRows', () => {
  const rows: Row[] = [
    { name: '合肥10组', share: null },
    { name: '合肥2组', share: 0.5 },
    { name: '成都1组', share: 0.9 },
  ];
  const shares = (direction: 'asc' | 'desc') =>
    sortRows(rows, (row) => row.share, direction, 'zh-CN').map((row) => row.share);

  it('puts no data last both ways', () => {
    expect(shares('asc')).toEqual([0.5, 0.9, null]);
    expect(shares('desc')).toEqual([0.9, 0.5, null]);
  });

  it('reads numbers inside names, Chinese by pinyin', () => {
    expect(sortRows(rows, (row) => row.name, 'asc', 'zh-CN').map((row) => row.name)).toEqual([
      '成都1组',
      '合肥2组',
      '合肥10组',
    ]);
  });

  it('goes figures down, up, as delivered', () => {
    const first = nextSort(null, 'share', true);
    const second = nextSort(first, 'share', true);
    expect([first?.direction, second?.direction, nextSort(second, 'share', true)]).toEqual(['desc', 'asc', null]);
  });
});

describe('csvText', () => {
  it('comes back from a CSV reader as it went in, unless it looks like a formula', () => {
    const name = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
    const row = fc.record({
      name,
      share: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const read: string[][] = parse(csvText(columns, rows), { bom: true, record_delimiter: '\r\n' });
        expect(read[0]).toEqual(['班组', '20 秒服务水平']);
        expect(read.slice(1)).toEqual(rows.map(({ name: n, share }) => [n, share === null ? '' : String(share)]));
      }),
    );
  });

  it('disarms formulas but not negative numbers', () => {
    expect(csvText(columns, [{ name: '=1+1', share: -0.5 }])).toBe("\uFEFF班组,20 秒服务水平\r\n'=1+1,-0.5\r\n");
  });

  it('ends with its watermark, which no name can turn into a formula', () => {
    const text = csvText(columns, [{ name: 'a', share: 1 }], 'Exported by =Ann, at noon');
    expect(text.split('\r\n').at(-2)).toBe('"# Exported by =Ann, at noon"');
  });

  it('starts with a byte-order mark, for Excel', () => {
    expect(csvText(columns, []).codePointAt(0)).toBe(0xfeff);
  });
});
