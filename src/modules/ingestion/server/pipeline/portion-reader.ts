import type { Connector, ConnectorOptions, ConnectorSpec, Notice, Rejection } from '../../contract/connector.ts';
import { EventBatch } from '../derivation/event-batch.ts';
import type { Portion } from '../raw/raw-store.ts';
import { fileBytes } from './file-bytes.ts';

/** A position that is stored for good. */
export type Position = { readonly offset: number; readonly line: number; readonly records: number };
export const BEGINNING: Position = { offset: 0, line: 0, records: 0 };

export type FileInput = { readonly name: string; readonly path: string; readonly size: number };

/**
 * How a connector's input is read in portions. `seekable`: reading this file can begin at an acknowledged byte, so a log that
 * grew is read from there; others are read again from the start and skip the records they have delivered.
 */
export type PortionReader = {
  readonly spec: ConnectorSpec;
  seekable(name: string): boolean;
  /** The connector itself, for previews and single records. */
  readonly connector: Connector;
  read(input: FileInput, options: ConnectorOptions, from: Position): AsyncIterable<Portion>;
};

/** Events of one portion: small enough that an interruption repeats little, large enough that a transaction is cheap. */
const PORTION_EVENTS = 50_000;
const PORTION_RECORDS = 50_000;

/** Formats that need random access are given by path; of the others the bytes are counted as they pass. */
const BY_PATH = /\.(xlsx|parquet|zip)$/i;

/** Reads any connector in portions. */
export function portionReader(connector: Connector): PortionReader {
  return {
    spec: connector.spec,
    seekable: () => false,
    connector,
    read: (input, options, from) => portions(connector, input, options, from),
  };
}

async function* portions(
  connector: Connector,
  input: FileInput,
  options: ConnectorOptions,
  from: Position,
): AsyncGenerator<Portion> {
  const counted = { bytes: 0 };
  const source = BY_PATH.test(input.name)
    ? { name: input.name, path: input.path }
    : { name: input.name, bytes: fileBytes(input.path, counted) };
  const most = connector.portionEvents ?? PORTION_EVENTS;
  let records = 0;
  let line = 0;
  let open = emptyPortion();
  const close = (offset: number): Portion => ({ ...open, offset, line, records });
  for await (const mapped of connector.read(source, options)) {
    records++;
    line = Math.max(line, mapped.line);
    if (mapped.done !== undefined) counted.bytes = Math.floor(mapped.done * input.size);
    if (records <= from.records) continue;
    if ('rejection' in mapped) open.rejections.push(mapped.rejection);
    else {
      for (const event of mapped.events) open.events.push(event);
      if (mapped.notices) open.notices.push(...mapped.notices);
    }
    open.count++;
    if (open.events.length >= most || open.count >= Math.max(most, PORTION_RECORDS)) {
      yield close(counted.bytes);
      open = emptyPortion();
    }
  }
  yield close(input.size);
}

const emptyPortion = (): {
  events: EventBatch;
  rejections: Omit<Rejection, 'file'>[];
  notices: Notice[];
  count: number;
} => ({ events: new EventBatch(), rejections: [], notices: [], count: 0 });
