import writeXlsxFile from 'write-excel-file/node';
import { recordAct } from '#src/audit/record-act.ts';
import { invalid } from '#src/kernel/errors.ts';
import { rowsOfForm } from '../contract/form-sheet/rows-of-form.ts';
import type { SheetLanguage } from '../contract/form-sheet/words.ts';
import type { QualityNeeds } from './dependencies.ts';
import type { By } from './evaluate.ts';
import { readForm } from './form.store.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDTHS = [16, 12, 36, 12, 48, 8, 10, 18, 12, 16, 18, 24, 48];

/** The newest version of a form as a workbook, for people who work on it together; `readForm` takes it back. Throws `unknown_form`. */
export async function fileOfForm(
  { id, language }: { readonly id: string; readonly language: SheetLanguage },
  { actor, from }: By,
  { records, clock }: Pick<QualityNeeds, 'records' | 'clock'>,
): Promise<File> {
  const form = await readForm(records.db, id);
  const version = form.versions.at(-1);
  if (version === undefined)
    throw invalid('no_form_version', `"${form.name}" has no version`, { field: 'id', remedy: 'Save it first.' });
  const rows = rowsOfForm(version.content, language).map((row, i) =>
    row.map((value) => (i === 1 ? { value, fontWeight: 'bold' as const } : { value, wrap: true })),
  );
  const sheet = form.name.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31);
  const bytes = await writeXlsxFile(rows, { sheet, columns: WIDTHS.map((width) => ({ width })) }).toBuffer();
  await records.db.transaction().execute((db) =>
    recordAct(db, {
      actor,
      action: 'quality_form.export',
      object: { kind: 'quality_form', id, label: form.name },
      after: { version: version.version },
      from,
      at: clock.now(),
    }),
  );
  return new File([new Uint8Array(bytes)], `${form.name} ${version.version}.xlsx`, { type: XLSX });
}
