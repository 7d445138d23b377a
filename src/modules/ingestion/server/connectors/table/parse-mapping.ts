import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { invalid } from '#src/kernel/errors.ts';
import { assertZone } from '#src/kernel/zone.ts';
import { type Mapping, mappingSchema } from './mapping.ts';

/** A mapping and where in its text each part stands, for errors found later. */
export type ParsedMapping = { readonly mapping: Mapping; lineOf(path: readonly (string | number)[]): number };

type Issue = {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly errors?: readonly (readonly Issue[])[];
};

/** Of a choice between forms, the complaint of the form that got furthest says most. */
function deepest(issue: Issue, base: readonly PropertyKey[] = []): { path: readonly PropertyKey[]; message: string } {
  const path = [...base, ...issue.path];
  const inner = (issue.errors ?? []).flatMap((issues) => issues.map((one) => deepest(one, path)));
  const best = inner.sort((a, b) => b.path.length - a.path.length)[0];
  const unknownKey = inner.find((one) => one.message.startsWith('Unrecognized'));
  return best && best.path.length > path.length ? best : (unknownKey ?? { path, message: issue.message });
}

/** Reads and checks a mapping file. Throws `bad_mapping` with file, line, field and remedy. */
export function parseMapping(text: string, file = 'mapping'): ParsedMapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors[0];
  if (syntax) throw fault(file, lines.linePos(syntax.pos[0]).line, '', syntax.message);
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const parent: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length - 1), true);
      const key = path[length - 1];
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      const node: unknown =
        pair?.key ?? (length === 0 ? document.contents : document.getIn(path.slice(0, length), true));
      const range = (node as { range?: readonly number[] } | null | undefined)?.range;
      if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
    }
    return 1;
  };
  const result = mappingSchema.safeParse(document.toJS());
  if (!result.success) {
    const { path, message } = deepest(result.error.issues[0] as Issue);
    const plain = path.map((part) => (typeof part === 'number' ? part : String(part)));
    throw fault(file, lineOf(plain), plain.join('.'), message);
  }
  if (result.data.zone) assertZone(result.data.zone);
  return { mapping: result.data, lineOf };
}

function fault(file: string, line: number, field: string, message: string): Error {
  return invalid('bad_mapping', `${file}, line ${line}: ${field ? `"${field}": ` : ''}${message}`, {
    file,
    line,
    ...(field && { field }),
    remedy: 'Correct this line of the mapping; examples/mappings shows every form.',
  });
}

/** An error about one part of a mapping that is well-formed but makes no sense. */
export function mappingFault(
  parsed: ParsedMapping,
  file: string,
  path: readonly (string | number)[],
  message: string,
): Error {
  return fault(file, parsed.lineOf(path), path.join('.'), message);
}
