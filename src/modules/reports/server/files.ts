import { type ExportMark, exportMark } from '#src/kernel/export-mark.ts';
import type { Locale } from '#src/kernel/locale.ts';
import type { MessageFile } from '#src/delivery/message.ts';
import type { Format } from '../contract/schedule.ts';
import { kpiTable } from './layout/kpi-table.ts';
import { layout } from './layout/layout.ts';
import { pdfOf } from './render/pdf.ts';
import { pngOf } from './render/png.ts';
import { xlsxOf } from './render/xlsx.ts';
import type { Issue } from './report.store.ts';

const TYPES = {
  picture: { end: 'png', type: 'image/png' },
  pdf: { end: 'pdf', type: 'application/pdf' },
  xlsx: { end: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;

/** An issue as a file, marked with who took it where somebody did, named so that a folder of them sorts by itself. */
export async function fileOf(
  { summary, data, fields }: Issue,
  format: Format,
  language: Locale,
  mark?: ExportMark,
): Promise<MessageFile> {
  const laidOut = layout(data, fields, language);
  const document =
    mark === undefined ? laidOut : { ...laidOut, madeAt: `${laidOut.madeAt} · ${exportMark(mark, language)}` };
  const { end, type } = TYPES[format];
  const days = summary.from === summary.to ? summary.from : `${summary.from}_${summary.to}`;
  const name = `${summary.name} ${days}${summary.version > 1 ? ` v${summary.version}` : ''}.${end}`.replace(
    /[\\/:*?"<>|\p{Cc}]+/gu,
    ' ',
  );
  const bytes =
    format === 'picture'
      ? await pngOf(document)
      : format === 'pdf'
        ? await pdfOf(document)
        : await xlsxOf(document, kpiTable(data, language));
  return { name, type, bytes: new Uint8Array(bytes) };
}
