import { assertJsonStart, jsonTooLong } from './json-faults.ts';
import { MAX_RECORD_LENGTH } from './record.ts';

/** The text of one JSON value and the line it begins on; `cut` when the input ended inside it. */
export type JsonPiece = { readonly line: number; readonly text: string; readonly cut?: true };

/** A line that is a whole value, or ends mid-value where no pretty printer breaks the line, means one value per line. */
function isLineMode(firstLine: string): boolean {
  try {
    JSON.parse(firstLine);
    return true;
  } catch {
    return !/^\{\s*$|[{[,]\s*$/.test(firstLine.trim());
  }
}

/** Cuts text into JSON values without parsing them, holding one value at a time. Throws `not_json`, `line_too_long`. */
export async function* jsonPieces(text: AsyncIterable<string>, file: string): AsyncGenerator<JsonPiece> {
  let mode: 'unknown' | 'lines' | 'nested' = 'unknown';
  let start = '';
  let nested: NestedScanner | null = null;
  let lines: LineScanner | null = null;
  for await (const chunk of text) {
    start = mode === 'unknown' ? start + chunk : chunk;
    if (mode === 'unknown') {
      start = start.replace(/^\uFEFF/, '');
      const first = start.trimStart();
      if (first === '') continue;
      assertJsonStart(first.charAt(0), file);
      const end = first.indexOf('\n');
      if (end === -1 && first.charAt(0) !== '[' && start.length < MAX_RECORD_LENGTH) continue;
      mode = first.charAt(0) === '[' || !isLineMode(end === -1 ? first : first.slice(0, end)) ? 'nested' : 'lines';
      if (mode === 'lines') lines = new LineScanner(file);
      else nested = new NestedScanner(file);
    }
    yield* (lines ?? nested)?.push(start) ?? [];
  }
  if (mode === 'unknown' && start.trim() !== '') yield* new LineScanner(file).end(start);
  yield* (lines ?? nested)?.end('') ?? [];
}

class LineScanner {
  private rest = '';
  private line = 1;
  private readonly file: string;
  constructor(file: string) {
    this.file = file;
  }

  *push(chunk: string): Generator<JsonPiece> {
    const parts = (this.rest + chunk).split('\n');
    this.rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.trim() !== '') yield { line: this.line, text: part.trim() };
      this.line += 1;
    }
    if (this.rest.length > MAX_RECORD_LENGTH) throw jsonTooLong(this.file, this.line, MAX_RECORD_LENGTH);
  }

  *end(chunk: string): Generator<JsonPiece> {
    yield* this.push(`${chunk}\n`);
  }
}

/** Follows brackets and strings; at the top level it knows an outer array and values written one after another. */
class NestedScanner {
  private depth = 0;
  private inString = false;
  private escaped = false;
  private inArray: boolean | null = null;
  private line = 1;
  private begun = 1;
  private held: string[] = [];
  private heldLength = 0;
  private readonly file: string;
  constructor(file: string) {
    this.file = file;
  }

  *push(chunk: string): Generator<JsonPiece> {
    let from = this.depth > 0 ? 0 : -1;
    for (let i = 0; i < chunk.length; i += 1) {
      const code = chunk.charCodeAt(i);
      if (code === 10) this.line += 1;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === 92) this.escaped = true;
        else if (code === 34) this.inString = false;
        continue;
      }
      if (code === 34) this.inString = this.depth > 0;
      else if (code === 123 || code === 91) {
        if (this.inArray === null) {
          this.inArray = code === 91;
          if (this.inArray) continue;
        }
        if (this.depth === 0) {
          from = i;
          this.begun = this.line;
        }
        this.depth += 1;
      } else if ((code === 125 || code === 93) && this.depth > 0) {
        this.depth -= 1;
        if (this.depth === 0) {
          this.held.push(chunk.slice(from, i + 1));
          yield { line: this.begun, text: this.take() };
          from = -1;
        }
      }
    }
    if (from >= 0) {
      this.held.push(chunk.slice(from));
      this.heldLength += chunk.length - from;
      if (this.heldLength > MAX_RECORD_LENGTH) throw jsonTooLong(this.file, this.begun, MAX_RECORD_LENGTH);
    }
  }

  *end(_chunk: string): Generator<JsonPiece> {
    if (this.depth > 0) yield { line: this.begun, text: this.take(), cut: true };
  }

  private take(): string {
    const text = this.held.join('');
    this.held = [];
    this.heldLength = 0;
    return text;
  }
}
