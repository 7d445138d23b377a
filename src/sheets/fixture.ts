import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook, type Workbook } from './workbook.ts';

/** A workbook of `fixtures/`, for tests. */
export const fixtureBytes = (file: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', file));
export const fixture = (file: string): Promise<Workbook> => readWorkbook(file, fixtureBytes(file));
