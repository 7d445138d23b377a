import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const HEAD = 65_536;

export type Fingerprint = { readonly digest: string; readonly bytes: number };

/** Digest of the first `bytes` bytes of a file (default: its first 64 KiB), or `null` when it is shorter. */
export async function fingerprint(
  path: string,
  size: number,
  bytes = Math.min(HEAD, size),
): Promise<Fingerprint | null> {
  if (size < bytes) return null;
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    let filled = 0;
    while (filled < bytes) {
      const { bytesRead } = await file.read(buffer, filled, bytes - filled, filled);
      if (bytesRead === 0) return null;
      filled += bytesRead;
    }
    return { digest: createHash('sha256').update(buffer).digest('base64url'), bytes };
  } finally {
    await file.close();
  }
}
