import writeXlsxFile from 'write-excel-file/node';
import { expect, it } from 'vitest';
import { readWorkbook } from '#src/sheets/workbook.ts';
import { CRITICAL, type FormContent } from '../contract/form.ts';
import { formFaults } from '../contract/form-faults.ts';
import { rowsOfForm } from '../contract/form-sheet/rows-of-form.ts';
import { STARTERS } from '../contract/starters/index.ts';
import { contentOf } from '../contract/starters/starter.ts';
import { formOfSheet } from './form-of-sheet.ts';

const everything: FormContent = {
  passMark: 72.5,
  sections: [
    {
      id: 's1',
      words: '开场',
      items: [
        {
          id: 'i1',
          words: '问候',
          help: '第一行\n第二行',
          aspect: 'customer',
          answering: {
            kind: 'choice',
            choices: [
              { id: '1', words: '有：完整', points: 5 },
              { id: 'c2', words: '没有', points: 0.5 },
            ],
          },
          weight: 3.5,
          critical: null,
          mayNotApply: true,
          comment: 'always',
          onlyIf: null,
          origin: { kind: 'voc_finding', words: '客户说：没人理' },
        },
        {
          id: 'i2',
          words: '静默秒数',
          help: '',
          aspect: 'business',
          answering: { kind: 'number', from: -1, to: 10.5 },
          weight: 1,
          critical: null,
          mayNotApply: false,
          comment: 'when_lost',
          onlyIf: { item: 'i1', answers: ['1', 'na'] },
          origin: { kind: 'process_step', words: '接起' },
        },
      ],
    },
    {
      id: 's2',
      words: '红线',
      items: CRITICAL.map((critical, i) => ({
        id: `k${i}`,
        words: `红线 ${critical}`,
        help: '',
        aspect: 'business' as const,
        answering: { kind: 'yes_no' as const },
        weight: 0,
        critical,
        mayNotApply: false,
        comment: 'free' as const,
        onlyIf: i === 0 ? null : { item: 'k0', answers: [true] },
        origin: null,
      })),
    },
  ],
};

const read = async (rows: (string | number)[][]) => {
  const bytes = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value })))).toBuffer();
  return formOfSheet(await readWorkbook('form.xlsx', bytes))!;
};

it('comes back from a workbook as it was written, in either language', async () => {
  for (const language of ['zh-CN', 'en'] as const)
    expect(await read(rowsOfForm(everything, language))).toEqual({ content: everything, rejections: [] });
});

it('names the cell, the reason and the remedy of what it cannot read, and keeps the rest', async () => {
  const rows = rowsOfForm(everything, 'en');
  rows[2]![3] = 'guess';
  rows[3]![5] = 'much';
  const { content, rejections } = await read(rows);
  expect(content.sections.map(({ words }) => words)).toEqual(['红线']);
  expect(rejections).toMatchObject([
    { cell: 'D3', code: 'unknown_word', value: 'guess', remedy: expect.stringContaining('yes/no') },
    { cell: 'F4', code: 'bad_weight', value: 'much' },
  ]);
});

it.each(STARTERS)('begins with a form for $channel without faults, in both languages', async (starter) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const content = contentOf(starter, language);
    expect(formFaults(content)).toEqual([]);
    const items = content.sections.flatMap((section) => section.items);
    // No list of points to take away: what counts most is graded in words.
    expect(items.filter(({ answering }) => answering.kind === 'scale').length).toBeGreaterThanOrEqual(5);
    expect(new Set(items.map(({ aspect }) => aspect)).size).toBe(2);
    expect(items.filter(({ critical }) => critical !== null).length).toBe(3);
    const back = (await read(rowsOfForm(content, language))).content;
    expect(back.sections.map(({ words, items: own }) => [words, own])).toEqual(
      content.sections.map(({ words, items: own }) => [words, own]),
    );
  }
});
