import { open } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';

/** How far into a file the chunk is looked for: recorders write it before the sound. */
const HEAD = 65_536;
/** Within the chunk: description 256, originator 32, its reference 32, then date (10) and time (8), both ASCII. */
const DATE = 256 + 32 + 32;

/**
 * When a Broadcast Wave file says it was begun: origination date and time of its `bext` chunk (EBU Tech 3285), in the centre's zone, since the chunk names none.
 * Null for every other file.
 */
export async function originationOf(path: string, zone: string): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return originationIn(buffer.subarray(0, bytesRead), zone);
  } finally {
    await file.close();
  }
}

/** The same, of the first bytes of a file. */
export function originationIn(head: Buffer, zone: string): number | null {
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') return null;
  for (let at = 12; at + 8 <= head.length; ) {
    const [name, length] = [head.toString('latin1', at, at + 4), head.readUInt32LE(at + 4)];
    const body = at + 8;
    if (name === 'bext') {
      const date = head.toString('latin1', body + DATE, body + DATE + 10);
      const time = head.toString('latin1', body + DATE + 10, body + DATE + 18);
      // Recorders write `2026-11-28` or `2026:11:28`, and the time with either sign too.
      const [day, clock] = [date.replaceAll(/\D/g, '-'), time.replaceAll(/\D/g, ':')];
      if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d:\d\d$/.test(clock)) return null;
      try {
        return Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone).epochMilliseconds;
      } catch {
        return null;
      }
    }
    // Chunks are padded to even lengths.
    at = body + length + (length % 2);
  }
  return null;
}
