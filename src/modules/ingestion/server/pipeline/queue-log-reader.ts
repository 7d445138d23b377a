import { connector, queueLogOptions } from '../connectors/asterisk/connector.ts';
import { readQueueLog } from '../connectors/asterisk/read-portions.ts';
import { fileBytes } from './file-bytes.ts';
import { BEGINNING, type PortionReader } from './portion-reader.ts';

const PACKED = /\.(gz|xz|bz2|zst)$/i;

/** The queue log, parsed as bytes: no object is made per line. A packed log has no byte to go on at and is read whole. */
export const queueLogReader: PortionReader = {
  spec: connector.spec,
  connector,
  seekable: (name) => !PACKED.test(name),
  async *read(input, options, position) {
    const packed = PACKED.test(input.name);
    const from = packed ? BEGINNING : position;
    const counted = { bytes: 0 };
    const bytes = fileBytes(input.path, counted, from.offset);
    for await (const portion of readQueueLog({ name: input.name, bytes }, queueLogOptions(options), from)) {
      yield { ...portion, offset: packed ? counted.bytes : portion.offset, records: portion.line };
    }
  },
};
