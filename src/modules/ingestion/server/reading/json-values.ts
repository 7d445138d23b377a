import { emptyFile } from './bytes.ts';
import { jsonPieces } from './json-pieces.ts';
import { clip, type Read } from './record.ts';

export type JsonRecord = { readonly line: number; readonly value: unknown; readonly raw: string };

/**
 * Reads JSON values one by one: JSON lines, one array of values, values written one after another, or a single one.
 * Damaged values are rejections and reading goes on where that is safe: at the next line, or the next element of the array.
 */
export async function* readJson(text: AsyncIterable<string>, file: string): AsyncGenerator<Read<JsonRecord>> {
  let any = false;
  for await (const piece of jsonPieces(text, file)) {
    any = true;
    const { line, text: raw } = piece;
    try {
      yield { record: { line, value: JSON.parse(raw) as unknown, raw } };
    } catch (error) {
      const half = piece.cut || /end of JSON input|Unterminated/i.test(String(error));
      yield {
        rejection: {
          line,
          field: null,
          code: half ? 'truncated_json' : 'bad_json',
          reason: half ? 'The JSON value ends in the middle' : `Not valid JSON: ${messageOf(error)}`,
          remedy: half
            ? 'Finish copying or exporting the file and read it again.'
            : 'Correct the value, or export again.',
          raw: clip(raw),
        },
      };
    }
  }
  if (!any) throw emptyFile(file);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
