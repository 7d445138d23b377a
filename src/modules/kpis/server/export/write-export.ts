import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { toRows } from '#src/analytics/columns.ts';
import { writeParquet } from '#src/analytics/parquet-file.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import type { ExportMark } from '#src/kernel/export-mark.ts';
import { exportMark } from '#src/kernel/export-mark.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { ExportParsed } from '../../contract/export.ts';
import type { KpiDependencies } from '../dependencies.ts';
import { csvCell, type ExportColumn } from './columns.ts';

export type ExportJob = {
  readonly directory: string;
  readonly input: ExportParsed;
  readonly where: Node;
  readonly columns: readonly ExportColumn[];
  readonly mark: ExportMark;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
};

/** Names of the files of an export. */
export const filesOf = (format: 'csv' | 'parquet') => ({
  data: `contacts.${format}`,
  columns: 'columns.csv',
  manifest: 'manifest.json',
});

/** Writes the rows as they stream out of the store, the dictionary of columns, and the manifest. Resolves with the bytes of the data. */
export async function writeExport(job: ExportJob, { store }: Pick<KpiDependencies, 'store'>): Promise<number> {
  const { directory, input, columns, mark, where } = job;
  const files = filesOf(input.format);
  const path = join(directory, files.data);
  let rows = 0;
  const listing = { entity: contact, where, orderBy: [{ field: 'first_touch' }, { field: 'contact_id' }] };
  async function* slices() {
    for await (const slice of store.stream(listing)) {
      job.signal.throwIfAborted();
      yield toRows(slice).map((row) => columns.map((column) => column.value(row)));
      rows += slice.length;
      job.onRows(rows);
    }
  }
  if (input.format === 'parquet') {
    await writeParquet(path, columns, slices(), {
      'yunchou.exported_by': mark.by,
      'yunchou.exported_at': new Date(mark.at).toISOString(),
      'yunchou.watermark': exportMark(mark, 'en'),
    });
  } else {
    async function* text() {
      // A byte-order mark, without which Excel reads Chinese in the wrong code page.
      yield `\uFEFF${columns.map(({ name }) => name).join(',')}\r\n`;
      for await (const slice of slices())
        yield slice
          .map((row) => `${row.map((value, i) => csvCell(value, columns[i]!.kind, mark.zone)).join(',')}\r\n`)
          .join('');
    }
    await pipeline(text, createWriteStream(path, { mode: 0o600 }));
  }
  const dictionary = columns.map(({ name, kind, unit, en, zh }) =>
    [name, kind, unit, en, zh].map((cell) => csvCell(cell, 'text', mark.zone)).join(','),
  );
  const head = 'column,kind,unit,meaning,含义';
  writeFileSync(join(directory, files.columns), `\uFEFF${[head, ...dictionary].join('\r\n')}\r\n`, { mode: 0o600 });
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const bytes = statSync(path).size;
  const manifest = {
    watermark: { en: exportMark(mark, 'en'), 'zh-CN': exportMark(mark, 'zh-CN') },
    exportedBy: mark.by,
    exportedAt: new Date(mark.at).toISOString(),
    from: input.from,
    to: input.to,
    zone: mark.zone,
    rows,
    masked: !input.unmasked,
    file: files.data,
    bytes,
    sha256: hash.digest('hex'),
  };
  writeFileSync(join(directory, files.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return bytes;
}
