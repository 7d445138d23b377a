import type { FileToIngest, Preview } from '../../contract/api.ts';
import type { Notice, Rejection } from '../../contract/connector.ts';
import type { CanonicalEvent } from '../../contract/event.ts';
import { type Ingesting, openInput } from './ingest-file.ts';

const RECORDS = 50;

/** The first records of a file as they would be mapped; see `IngestionApi.preview`. */
export async function preview(on: Pick<Ingesting, 'readers'>, file: FileToIngest, records = RECORDS): Promise<Preview> {
  // Without the organisation: a preview must not change it. The connector still gets the agents file as text.
  const { reader, input, options } = await openInput({ readers: on.readers, organisation: null }, file);
  const events: CanonicalEvent[] = [];
  const rejections: Rejection[] = [];
  const notices: Notice[] = [];
  let seen = 0;
  for await (const mapped of reader.connector.read({ name: input.name, path: input.path }, options)) {
    if ('rejection' in mapped) rejections.push({ ...mapped.rejection, file: input.name });
    else {
      events.push(...mapped.events);
      notices.push(...(mapped.notices ?? []));
    }
    seen++;
    if (seen >= records) break;
  }
  return { events, rejections, notices, records: seen };
}
