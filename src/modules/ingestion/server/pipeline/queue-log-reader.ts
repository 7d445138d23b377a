import { connector, queueLogOptions } from '../connectors/asterisk/connector.ts';
import { readQueueLog } from '../connectors/asterisk/read-portions.ts';
import { fileBytes } from './file-bytes.ts';
import { BEGINNING, type PortionReader } from './portion-reader.ts';

const PACKED = /\.(gz|xz|bz2|zst)$/i;

/** The queue log, parsed as bytes: no object is made per line. A packed log has no byte to go on at and is read whole. */
export const queueLogReader = (portionBytes?: number): PortionReader => ({
  spec: connector.spec,
  connector,
  seekable: (name) => !PACKED.test(name),
  async *read(input, options, position) {
    const packed = PACKED.test(input.name);
    const from = packed ? BEGINNING : position;
    // Everything was acknowledged before: a reader would find an empty file.
    if (from.offset >= input.size) return;
    const counted = { bytes: 0 };
    const { name, path } = input;
    const source = packed ? { name, bytes: fileBytes(path, counted) } : { name, path };
    const reading = { ...queueLogOptions(options), ...(portionBytes !== undefined && { portionBytes }) };
    for await (const portion of readQueueLog(source, reading, from)) {
      yield { ...portion, offset: packed ? counted.bytes : portion.offset, records: portion.line };
    }
  },
});
