import { TextDecoder } from 'node:util';
import { invalid } from '#src/kernel/errors.ts';
import { binaryKind, utf16Of } from './binary-kind.ts';
import { looksLikeGb, validUtf8 } from './encoding.ts';
import { peekBytes } from './peek-bytes.ts';

const HINT = {
  xls: 'Open it in a spreadsheet program and save it as .xlsx or CSV.',
  pdf: 'Export the data as CSV or .xlsx instead.',
};

function binaryFile(file: string, kind: string): Error {
  return invalid(
    'binary_file',
    `"${file}" is not a text file (it looks like ${kind === 'other' ? 'binary data' : kind})`,
    {
      file,
      line: 1,
      remedy: HINT[kind as keyof typeof HINT] ?? 'Export the data as CSV, JSON lines, .xlsx or Parquet.',
    },
  );
}

const hasHigh = (chunk: Uint8Array): boolean => chunk.some((byte) => byte > 127);

function countLines(chunk: Uint8Array): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

function strictDecoder(encoding: string, file: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw invalid('unknown_encoding', `"${encoding}" is not an encoding name`, {
      file,
      field: 'encoding',
      remedy: 'Use utf-8, gb18030, gbk, utf-16le, big5, windows-1252, …',
    });
  }
}

/** Which of the two common encodings the first bytes beyond ASCII are in. */
function guess(chunk: Uint8Array, file: string, line: number): string {
  if (validUtf8(chunk)) return 'utf-8';
  if (looksLikeGb(chunk)) return 'gb18030';
  throw invalid('unknown_encoding', `"${file}" is neither UTF-8, UTF-16 nor GB18030 text`, {
    file,
    line,
    remedy: 'Save it as UTF-8, or name its encoding in the mapping (format.encoding), e.g. windows-1252.',
  });
}

/**
 * Bytes → text in pieces. Finds UTF-8 (with or without mark), UTF-16, GBK and GB18030 by itself; plain ASCII stays undecided until the first other
 * byte, so a late Chinese name in a long file is read properly. `encoding` overrides. Throws `binary_file`,
 * `unknown_encoding`, `bad_encoding` with the line.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  encoding?: string,
): AsyncGenerator<string> {
  const { head, all } = await peekBytes(bytes, 8192);
  const kind = binaryKind(head);
  if (kind) throw binaryFile(file, kind);
  const stated = encoding ?? utf16Of(head);
  let decoder = stated ? strictDecoder(stated, file) : null;
  let pending: Uint8Array | null = null;
  let line = 1;
  for await (let chunk of all) {
    if (pending) chunk = Buffer.concat([pending, chunk]);
    pending = null;
    if (!decoder && hasHigh(chunk)) {
      // A first odd byte at the very end says too little: look at it together with what follows.
      if (!hasHigh(chunk.subarray(0, -4)) && chunk.length < 1 << 20) {
        pending = chunk;
        continue;
      }
      decoder = strictDecoder(
        guess(
          chunk,
          file,
          line +
            countLines(
              chunk.subarray(
                0,
                chunk.findIndex((b) => b > 127),
              ),
            ),
        ),
        file,
      );
    }
    yield decodeChunk(decoder, chunk, file, line);
    line += countLines(chunk);
  }
  if (pending) {
    decoder = strictDecoder(guess(pending, file, line), file);
    yield decodeChunk(decoder, pending, file, line);
  }
  if (decoder) yield decodeChunk(decoder, null, file, line);
}

function decodeChunk(decoder: TextDecoder | null, chunk: Uint8Array | null, file: string, line: number): string {
  if (!decoder) return Buffer.from(chunk ?? []).toString('latin1');
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw invalid(
      'bad_encoding',
      `"${file}" is not ${decoder.encoding} throughout: damaged text at or after line ${line}`,
      {
        file,
        line,
        remedy: 'Save the file in one encoding (UTF-8), or name the right one in the mapping (format.encoding).',
      },
    );
  }
}
