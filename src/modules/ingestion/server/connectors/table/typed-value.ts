import type { Cell } from '../../reading/record.ts';
import { type DurationUnit, readDuration } from './duration-format.ts';
import { RowFault, shown } from './row-fault.ts';
import type { TimeReader } from './time-format.ts';

const YES = new Set(['true', '1', 'yes', 'y', 't', '是', '有', '√', '对', '已', 'on']);
const NO = new Set(['false', '0', 'no', 'n', 'f', '否', '无', '×', '未', '没有', 'off']);

export function readFlag(field: string, cell: Cell): boolean {
  if (typeof cell === 'boolean') return cell;
  const text = String(cell).toLowerCase();
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  throw new RowFault(
    field,
    'bad_flag',
    `${shown(cell)} is neither yes nor no`,
    'Use true/false, 1/0, yes/no, 是/否, or translate the value.',
  );
}

export function readNumber(field: string, cell: Cell): number {
  const value =
    typeof cell === 'number'
      ? cell
      : Number(
          String(cell)
            .normalize('NFKC')
            .replace(/[,\s¥$€]/g, '') || Number.NaN,
        );
  if (Number.isFinite(value) && typeof cell !== 'boolean') return value;
  throw new RowFault(field, 'bad_number', `${shown(cell)} is not a number`, 'Write digits, with a point for decimals.');
}

export function readInstant(
  field: string,
  cell: Cell,
  readers: readonly TimeReader[],
  toInstant: (local: number) => number,
): number {
  for (const reader of readers) {
    const reading = reader(cell);
    if (reading) return 'instant' in reading ? reading.instant : toInstant(reading.local);
  }
  throw new RowFault(
    field,
    'bad_time',
    `${shown(cell)} is not a date and time in a form the mapping names`,
    'Write year first (2026-11-16 09:30:00), or name the form in the mapping, e.g. format: dd/MM/yyyy HH:mm.',
  );
}

export function readLength(field: string, cell: Cell, unit: DurationUnit | undefined): number {
  const value = readDuration(cell, unit);
  if (value !== null) return value;
  const bare = typeof cell === 'number' || /^[\d.+-]+$/.test(String(cell));
  throw new RowFault(
    field,
    'bad_duration',
    `${shown(cell)} is not a length of time${bare ? ' without a unit' : ''}`,
    bare ? 'Say in the mapping what a bare number counts, e.g. unit: s.' : 'Write seconds, h:mm:ss or 1小时2分3秒.',
  );
}
