import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * `PUT /api/uploads/NAME` with the file as raw body: streamed to disk, whatever its size, outside the typed contract because that
 * buffers bodies. Answers `{ path, bytes }`; the path is what imports take.
 */
export async function receiveUpload(
  directory: string,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const folder = join(directory, randomUUID());
  await mkdir(folder, { recursive: true });
  const path = join(
    folder,
    basename(name)
      .replace(/[^\p{L}\p{N}._ -]/gu, '_')
      .replace(/^\.+/, '_')
      .slice(-120) || 'upload',
  );
  const file = createWriteStream(path);
  try {
    await pipeline(request, file);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ path, bytes: file.bytesWritten }));
}
