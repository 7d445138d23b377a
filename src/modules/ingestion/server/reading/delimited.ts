import { CsvError, type Options, parse } from 'csv-parse';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { emptyFile } from './bytes.ts';
import { headerNames } from './header.ts';
import { clip, MAX_RECORD_LENGTH, type Read, type TableRow } from './record.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

export type DelimitedFormat = {
  /** One or more characters; found from the first lines when absent. */
  readonly delimiter?: string;
  /** Column names of a file without a header row. */
  readonly header?: readonly string[];
  /** Lines before the header (titles, report dates) to pass over. */
  readonly skip?: number;
};

type Parsed = { readonly info: { readonly lines: number }; readonly record: readonly string[]; readonly raw: string };

/** Reads comma, tab, semicolon or bar separated text. The first item yielded is the list of column names, then the rows. */
export async function* readDelimited(
  text: AsyncIterable<string>,
  file: string,
  format: DelimitedFormat = {},
): AsyncGenerator<readonly string[] | Read<TableRow>> {
  const { head, all } = await peekText(text);
  if (head.trim() === '') throw emptyFile(file);
  const delimiter = format.delimiter ?? sniffDelimiter(head, format.skip ?? 0);
  let columns = format.header;
  if (columns) yield columns;
  let next = 1;
  const options = {
    delimiter,
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    from_line: (format.skip ?? 0) + 1,
    max_record_size: MAX_RECORD_LENGTH,
    // A quote inside an unquoted cell is text; tab-separated files do not quote at all.
    relax_quotes: true,
    ...(delimiter === '\t' && !/(^|\t)"/m.test(head) && { quote: false }),
  };
  for await (const parsed of csvRecords(all, options, file)) {
    // The parser counts the line a record ends on; a quoted cell with line breaks makes that differ from where it starts.
    const end = parsed.info.lines;
    const line = Math.max(next, end - countBreaks(parsed.raw));
    next = end + 1;
    if (columns) yield rowOf(parsed, columns, line, format.header !== undefined);
    else {
      columns = headerNames(parsed.record, file, line);
      yield columns;
    }
  }
}

/** The records in order, also those complete before a fault; a stream would throw the latter away. */
async function* csvRecords(text: AsyncIterable<string>, options: Options, file: string): AsyncGenerator<Parsed> {
  let queue: Parsed[] = [];
  let fault: unknown;
  let line = 0;
  const parser = parse({
    ...options,
    on_record: (record: unknown) => {
      queue.push(record as Parsed);
      return null;
    },
  });
  parser.on('error', (error) => (fault = error));
  parser.resume();
  const drained = (): Parsed[] => {
    const ready = queue;
    queue = [];
    line = ready.at(-1)?.info.lines ?? line;
    return ready;
  };
  for await (const chunk of text) {
    await new Promise<void>((done) => parser.write(chunk, () => done()));
    yield* drained();
    if (fault) throw csvFault(fault, file, line + 1);
  }
  await new Promise<void>((done) => parser.on('close', () => done()).end());
  yield* drained();
  if (fault) throw csvFault(fault, file, line + 1);
}

const countBreaks = (raw: string): number => (raw.trim().match(/\n/g) ?? []).length;

/** A stated header may name only the first columns of a file; a header row names all. */
function rowOf(parsed: Parsed, columns: readonly string[], line: number, mayGoOn: boolean): Read<TableRow> {
  const cells = parsed.record;
  const raw = clip(parsed.raw.replace(/\r?\n$/, ''));
  const surplus = !mayGoOn && cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (cells.length < columns.length || surplus) {
    return {
      rejection: {
        line,
        field: columns[cells.length] ?? null,
        code: 'wrong_column_count',
        reason: `The row has ${cells.length} cells, the header ${columns.length}`,
        remedy: 'Complete the row, or put cells that hold the separator or a line break in quotes.',
        raw,
      },
    };
  }
  return { record: { line, fields: Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? null])), raw } };
}

function csvFault(error: unknown, file: string, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new AppError(
      'too_large',
      'line_too_long',
      `"${file}" has a row longer than ${MAX_RECORD_LENGTH / 1024 / 1024} million characters`,
      {
        file,
        line,
        remedy: 'Check for a missing line break or an opened quote that is never closed.',
      },
    );
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return invalid('quote_not_closed', `"${file}" ends inside a quoted cell`, {
      file,
      line,
      remedy: 'Close the quote, or finish copying the file; rows before it are kept.',
    });
  }
  return invalid('bad_table', `"${file}" cannot be read as a table: ${error.message}`, {
    file,
    line,
    remedy: 'Check separator and quotes.',
  });
}

async function peekText(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const iterator = text[Symbol.asyncIterator]();
  let head = '';
  let done = false;
  while (!done && head.length < 65_536) {
    const next = await iterator.next();
    done = next.done === true;
    if (!next.done) head += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head, all: all() };
}
