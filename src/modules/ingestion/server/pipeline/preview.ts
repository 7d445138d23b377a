import type { FileToIngest, Preview } from '../../contract/api.ts';
import type { ConnectorOptions, Notice, Rejection } from '../../contract/connector.ts';
import type { CanonicalEvent } from '../../contract/event.ts';
import { previewTable } from '../connectors/table/preview.ts';
import { type Ingesting, openInput } from './ingest-file.ts';
import type { FileInput } from './portion-reader.ts';

/** Records shown as events; rejections are looked for beyond them. */
const RECORDS = 50;
/** Longer than this nobody waits for a preview; the import itself finds the rest. */
const PATIENCE = 4_000;

/** The first records of a file as they would be mapped; see `IngestionApi.preview`. */
export async function preview(
  on: Pick<Ingesting, 'readers' | 'clock'>,
  file: FileToIngest,
  records = RECORDS,
): Promise<Preview> {
  // Without the organisation: a preview must not change it. The connector still gets the agents file as text.
  const { reader, input, options } = await openInput({ readers: on.readers, organisation: null }, file);
  if (reader.spec.id === 'table') return tablePreview(input, options);
  const events: CanonicalEvent[] = [];
  const rejections: Rejection[] = [];
  const notices: Notice[] = [];
  const deadline = on.clock.now() + PATIENCE;
  let seen = 0;
  let complete = true;
  for await (const mapped of reader.connector.read({ name: input.name, path: input.path }, options)) {
    seen++;
    if ('rejection' in mapped) rejections.push({ ...mapped.rejection, file: input.name });
    else {
      if (seen <= records) events.push(...mapped.events);
      notices.push(...(mapped.notices ?? []));
    }
    if (seen % 1_000 === 0 && on.clock.now() > deadline) {
      complete = false;
      break;
    }
  }
  return { events, rejections, rejected: rejections.length, notices, records: seen, complete };
}

/** A table is looked through to its end: every rejected row and every unknown value is worth knowing before it is read. */
async function tablePreview(input: FileInput, options: ConnectorOptions): Promise<Preview> {
  const { rows, mapped, rejected, sample, rejections, notices, columns, questions, guess, uses, skip } =
    await previewTable({ name: input.name, path: input.path }, options);
  return {
    events: sample.flatMap((row) => row.events),
    rejections,
    rejected,
    notices,
    records: rows,
    complete: true,
    table: {
      columns,
      sample: sample.map(({ line, fields }) => ({ line, fields })),
      mapped,
      rejected,
      questions,
      guess,
      uses,
      skip,
    },
  };
}
