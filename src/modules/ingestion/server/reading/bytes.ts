import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { ConnectorInput } from '../../contract/connector.ts';
import { peekBytes } from './peek-bytes.ts';

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Whether a file can be read in place by engines that need random access, i.e. is not compressed as a whole. */
export async function isPlainFile(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return !isGzip(buffer);
  } finally {
    await handle.close();
  }
}

/** An error of the file system or of unpacking in our words; any other as it is. */
export function fileError(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') {
    return new AppError('not_found', 'file_not_found', `There is no file "${file}"`, {
      file,
      remedy: 'Check the name and the folder.',
    });
  }
  if (code === 'EISDIR') {
    return invalid('is_a_folder', `"${file}" is a folder`, { file, remedy: 'Name the files in it, one by one.' });
  }
  if (code === 'EACCES') {
    return invalid('not_readable', `"${file}" may not be read`, { file, remedy: 'Give the server read permission.' });
  }
  if (code === 'Z_BUF_ERROR') {
    return invalid('truncated_gzip', `"${file}" ends in the middle of the compressed data`, {
      file,
      remedy: 'Copy or download the file again; rows read so far are kept.',
    });
  }
  if (code.startsWith('Z_')) {
    return invalid('corrupt_gzip', `"${file}" is damaged: the compressed data cannot be unpacked`, {
      file,
      remedy: 'Copy or download the file again.',
    });
  }
  return error;
}

/** Logs pack ten to fifty times smaller; what packs much better than that, and is large, is a trap. */
const MAX_RATIO = 200;
const UNSUSPICIOUS = 256 * 1024 * 1024;

async function* unpacked(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(bytes, { objectMode: true });
  source.on('error', (error) => gunzip.destroy(error));
  try {
    let size = 0;
    for await (const chunk of source.pipe(gunzip)) {
      const piece = chunk as Uint8Array;
      size += piece.length;
      if (size > UNSUSPICIOUS && size > gunzip.bytesWritten * MAX_RATIO)
        throw new AppError(
          'too_large',
          'unpacks_too_large',
          `"${file}" unpacks to more than ${MAX_RATIO} times its size`,
          {
            file,
            remedy: 'Unpack it yourself and look what it holds; rows read so far are kept.',
          },
        );
      yield piece;
    }
  } catch (error) {
    throw fileError(error, file);
  } finally {
    source.destroy();
  }
}

/** The bytes of an input, unpacked when they are gzip: told by the content, not the name. Throws on absent, damaged and empty files. */
export async function* openBytes(input: ConnectorInput): AsyncGenerator<Uint8Array> {
  const file = input.name;
  const stored: AsyncIterable<Uint8Array> =
    'path' in input ? createReadStream(input.path, { highWaterMark: 1 << 18 }) : input.bytes;
  try {
    const { head, all } = await peekBytes(stored, 2);
    if (head.length === 0) throw emptyFile(file);
    if (!isGzip(head)) {
      yield* all;
      return;
    }
    let any = false;
    for await (const chunk of unpacked(all, file)) {
      any ||= chunk.length > 0;
      yield chunk;
    }
    if (!any) throw emptyFile(file);
  } catch (error) {
    throw fileError(error, file);
  }
}

/** The one error for a file, sheet or table without content. */
export function emptyFile(file: string): AppError {
  return invalid('empty_file', `"${file}" is empty`, {
    file,
    remedy: 'Export again; check the chosen period and filters.',
  });
}
