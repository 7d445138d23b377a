import { connector, queueLogOptions } from '../connectors/asterisk/connector.ts';
import { readQueueLog } from '../connectors/asterisk/read-portions.ts';
import { fileBytes } from './file-bytes.ts';
import { BEGINNING, type PortionReader } from './portion-reader.ts';

/**
 * Some 130,000 lines: a transaction that fills a row group of the store (122,880 rows) is written once and for all, a smaller one
 * goes through the store's own log and is written again and again.
 */
const PORTION_BYTES = 9 << 20;

const PACKED = /\.(gz|xz|bz2|zst)$/i;

/** The queue log, parsed as bytes: no object is made per line. A packed log has no byte to go on at and is read whole. */
export const queueLogReader = (portionBytes = PORTION_BYTES): PortionReader => ({
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
    const reading = { ...queueLogOptions(options), portionBytes };
    for await (const portion of readQueueLog(source, reading, from)) {
      yield { ...portion, offset: packed ? counted.bytes : portion.offset, records: portion.line };
    }
  },
});
