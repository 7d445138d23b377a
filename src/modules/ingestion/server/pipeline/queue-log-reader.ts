import { connector, queueLogOptions } from '../connectors/asterisk/connector.ts';
import { readQueueLog } from '../connectors/asterisk/read-portions.ts';
import { fileBytes, isPacked, unpackedSize } from './file-bytes.ts';
import { BEGINNING, type PortionReader } from './portion-reader.ts';

/** A log of more bytes is read in smaller portions: less of it is in memory at once, and it takes an eighth longer. */
const HUGE = 1e9;
const PORTION_OF_HUGE = 6 << 20;

/** The queue log, parsed as bytes: no object is made per line. A packed log has no byte to go on at and is read whole. */
export const queueLogReader = (portionBytes?: number): PortionReader => ({
  spec: connector.spec,
  connector,
  seekable: (name) => !isPacked(name),
  async *read(input, options, position) {
    const packed = isPacked(input.name);
    const from = packed ? BEGINNING : position;
    // Everything was acknowledged before: a reader would find an empty file.
    if (from.offset >= input.size) return;
    const counted = { bytes: 0 };
    const { name, path } = input;
    const source = packed ? { name, bytes: fileBytes(path, counted) } : { name, path };
    const portion = portionBytes ?? (unpackedSize(input) > HUGE ? PORTION_OF_HUGE : undefined);
    const reading = { ...queueLogOptions(options), ...(portion !== undefined && { portionBytes: portion }) };
    for await (const part of readQueueLog(source, reading, from)) {
      yield { ...part, offset: packed ? counted.bytes : part.offset, records: part.line };
    }
  },
});
