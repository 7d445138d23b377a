import { connector, queueLogOptions } from '../connectors/asterisk/connector.ts';
import { readQueueLog } from '../connectors/asterisk/read-portions.ts';
import { fileBytes, isPacked } from './file-bytes.ts';
import { BEGINNING, type PortionReader } from './portion-reader.ts';

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
    const reading = { ...queueLogOptions(options), ...(portionBytes !== undefined && { portionBytes }) };
    for await (const part of readQueueLog(source, reading, from)) {
      yield { ...part, offset: packed ? counted.bytes : part.offset, records: part.line };
    }
  },
});
