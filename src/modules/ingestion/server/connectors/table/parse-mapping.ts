import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { invalid } from '#src/kernel/errors.ts';
import { assertZone } from '#src/kernel/zone.ts';
import { type Mapping, mappingSchema } from './mapping.ts';

/** A mapping and where in its text each part stands, for errors found later. */
export type ParsedMapping = { readonly mapping: Mapping; lineOf(path: readonly (string | number)[]): number };

type Issue = {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
};
type Complaint = { readonly path: readonly PropertyKey[]; readonly message: string; readonly isUnknownKey: boolean };

/**
 * The complaint that helps most. A misspelt word usually makes something else missing, so it comes first; of a choice
 * between forms, the form that got furthest is the one that was meant.
 */
function plainest(issues: readonly Issue[], base: readonly PropertyKey[] = []): Complaint | undefined {
  const complaints = issues.flatMap((issue): Complaint[] => {
    const path = [...base, ...issue.path];
    if (issue.keys?.[0] !== undefined)
      return [{ path: [...path, issue.keys[0]], message: issue.message, isUnknownKey: true }];
    const inner = (issue.errors ?? []).map((form) => plainest(form, path)).filter((one) => one !== undefined);
    return inner.length > 0 ? inner : [{ path, message: issue.message, isUnknownKey: false }];
  });
  const weight = (one: Complaint): number => one.path.length + (one.isUnknownKey ? 100 : 0);
  return complaints.toSorted((a, b) => weight(b) - weight(a))[0];
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
    const { path, message } = plainest(result.error.issues as unknown as Issue[]) ?? {
      path: [],
      message: 'not a mapping',
    };
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
