import { zipEntries } from './zip-entries.ts';

/** A merged area, rows and columns from 0, both ends inside. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Merged areas by sheet name, from the sheets' own XML (ECMA-376 part 1, §18.3.1.55): the reader of cells does not tell them, and
 * without them a team written once beside five people belongs to the first alone.
 */
export function mergesOf(bytes: Buffer): Map<string, Merge[]> {
  const parts = new Map<string, string>();
  const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;
  for (const { name, content } of zipEntries(bytes, (path) => wanted.test(path)))
    parts.set(name, content.toString('utf8'));
  const targets = new Map(
    elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    elements(parts.get('xl/workbook.xml') ?? '', 'sheet').map((tag) => {
      const xml = parts.get(targets.get(attribute(tag, 'r:id')) ?? '') ?? '';
      return [
        unescaped(attribute(tag, 'name')),
        elements(xml, 'mergeCell').flatMap((cell) => areaOf(attribute(cell, 'ref'))),
      ];
    }),
  );
}

const elements = (xml: string, name: string): string[] => xml.match(new RegExp(`<(\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];
const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

function areaOf(ref: string): Merge[] {
  const [from, to] = ref.split(':').map(position);
  return from && to ? [{ top: from.row, left: from.column, bottom: to.row, right: to.column }] : [];
}

function position(name: string): { row: number; column: number } | null {
  const match = /^([A-Z]+)(\d+)$/.exec(name);
  if (!match?.[1]) return null;
  const column = [...match[1]].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
}
