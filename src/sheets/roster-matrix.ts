import { isTotal, squeezed } from './cell.ts';
import { type DateBlock, dateBlocks } from './date-header.ts';
import { type DateHint, hintOf } from './dates.ts';
import { columnsOf, PERSON_WORDS } from './header.ts';
import type { SheetPerson } from './people.ts';
import type { SheetRejection } from './rejection.ts';
import { codeOfLegend, codesOfTable, type ShiftMeaning } from './shift-codes.ts';
import type { Sheet, Workbook } from './workbook.ts';

export interface RosterCell extends SheetPerson {
  readonly team: string | null;
  readonly date: string;
  readonly code: string;
  readonly sheet: string;
  readonly cell: string;
}

/** What a workbook of rosters says, before anybody asks whether its people and codes are known. */
export interface RosterRead {
  readonly cells: readonly RosterCell[];
  /** Codes the workbook explains itself. */
  readonly codes: ReadonlyMap<string, ShiftMeaning>;
  readonly rejections: readonly SheetRejection[];
  readonly notices: readonly SheetRejection[];
  /** What was understood, per block: sheet, header row (1-based), days and people. */
  readonly blocks: readonly { sheet: string; row: number; from: string; until: string; people: number }[];
}

type PersonColumns = Partial<Record<keyof typeof PERSON_WORDS, number>>;

/**
 * Reads people × dates × shift codes wherever they stand: any number of blocks a sheet, any number of sheets, under titles, beside
 * merged teams, between subtotals. `year` helps where the workbook names none.
 */
export function readRoster(workbook: Workbook, year: number): RosterRead {
  const cells: RosterCell[] = [];
  const codes = new Map<string, ShiftMeaning>();
  const rejections: SheetRejection[] = [];
  const notices: SheetRejection[] = [];
  const blocks: { sheet: string; row: number; from: string; until: string; people: number }[] = [];
  const before = workbook.sheets.reduce(
    (hint, sheet) => hintOf(sheet.label(0, 0), { year: hint.year, month: null }),
    hintOf(workbook.file, { year, month: null }),
  );
  for (const sheet of workbook.sheets) {
    const found = dateBlocks(sheet, hintOfSheet(sheet, before));
    if (found.length === 0) for (const [code, meaning] of codesOfTable(sheet)) codes.set(code, meaning);
    for (const block of found) {
      notices.push(...block.notices);
      const read = readBlock(sheet, block, codes, rejections);
      cells.push(...read.cells);
      const [first, last] = [block.columns[0], block.columns.at(-1)];
      if (first && last)
        blocks.push({ sheet: sheet.name, row: block.row + 1, from: first.date, until: last.date, people: read.people });
    }
  }
  return { cells, codes, rejections, notices, blocks };
}

/** Title rows first, then the name of the sheet, then what the workbook said. */
function hintOfSheet(sheet: Sheet, before: DateHint): DateHint {
  const named = hintOf(sheet.name, before);
  const [title] = sheet.written(0);
  return title ? hintOf(title.text, named) : named;
}

function readBlock(sheet: Sheet, block: DateBlock, codes: Map<string, ShiftMeaning>, rejections: SheetRejection[]) {
  const left = block.columns[0]?.column ?? 0;
  const columns = personColumns(sheet, block, left);
  const cells: RosterCell[] = [];
  let team: string | null = null;
  let people = 0;
  for (let row = block.first; row <= block.last; row += 1) {
    const written = sheet.written(row);
    const label = written[0]?.text ?? '';
    if (written.length === 0) continue;
    const legend = codeOfLegend(sheet, row);
    if (legend) {
      codes.set(...legend);
      continue;
    }
    if (isTotal(written.find(({ column }) => column < left)?.text ?? label)) continue;
    const across = sheet.mergeAt(row, written[0]?.column ?? 0);
    if (written.length === 1) {
      // A line of its own across the days names the team of the rows below; remarks are longer and stand under everything.
      if (across && across.right >= left && label.length <= 20 && !/[:。※]/.test(label)) team = label;
      continue;
    }
    const person = personOf(sheet, row, columns);
    const days = block.columns.filter(({ column }) => squeezed(sheet.rows[row]?.[column]) !== '');
    if (days.length === 0) continue;
    if (person === null) {
      rejections.push(
        sheet.reject(
          row,
          written[0]?.column ?? 0,
          'no_person',
          'This row has shifts but neither a name nor an employee number',
          'Write the name or the number in this row.',
        ),
      );
      continue;
    }
    people += 1;
    const own = columns.team === undefined ? team : sheet.label(row, columns.team) || team;
    for (const { column, date } of days) {
      const at = sheet.reject(row, column, '', '', '');
      cells.push({
        ...person,
        team: own,
        date,
        code: squeezed(sheet.rows[row]?.[column]),
        sheet: sheet.name,
        cell: at.cell,
      });
    }
  }
  return { cells, people };
}

/** Headings stand in the row of dates or, where headings are merged downwards, in the one above or below. */
function personColumns(sheet: Sheet, block: DateBlock, left: number): PersonColumns {
  for (const row of [block.row, block.row - 1, block.row + 1]) {
    const columns = columnsOf(sheet, row, PERSON_WORDS);
    const inside = Object.fromEntries(Object.entries(columns).filter(([, column]) => column < left)) as PersonColumns;
    if (inside.name !== undefined || inside.number !== undefined) return inside;
  }
  // Without headings: the last column before the dates is the name.
  return left > 0 ? { name: left - 1 } : {};
}

function personOf(sheet: Sheet, row: number, { number, name }: PersonColumns): SheetPerson | null {
  const person = {
    number: number === undefined ? null : sheet.label(row, number) || null,
    name: name === undefined ? null : squeezed(sheet.rows[row]?.[name]) || null,
  };
  return person.number === null && person.name === null ? null : person;
}
