import type { Level, Rating, Ratings } from '../../contract/statistics/ratings.ts';

/** Why pasted ratings cannot be used; rows as they stand in the text, from 1. */
export type RatingsFault =
  | { readonly fault: 'few_raters' | 'mixed' | 'no_json' | 'names_need_nominal' | 'negative' }
  | { readonly fault: 'row_width'; readonly row: number; readonly has: number; readonly first: number };

export type ReadRatings = { readonly ratings: Ratings; readonly raters: readonly string[] | null } | RatingsFault;

const MISSING = new Set(['', '-', '–', '.', 'na', 'n/a', 'null', '不适用']);

/**
 * Ratings out of what people paste: a row per contact, a column per inspector, cells apart by tabs as a sheet copies them, by commas, or by spaces; a first line
 * of names above numbers names the inspectors. Also the file of the command line, `{"ratings":[[…]]}`. Null for nothing pasted.
 */
export function readRatings(text: string, level: Level): ReadRatings | null {
  if (text.trim() === '') return null;
  const table = text.trimStart().startsWith('{') || text.trimStart().startsWith('[') ? ofJson(text) : ofLines(text);
  if (table === null) return { fault: 'no_json' };
  const hasNames = table.length > 1 && !table[0]!.some(isNumber) && table.slice(1).flat().some(isNumber);
  const ratings = hasNames ? table.slice(1) : table;
  const first = table[0]?.length ?? 0;
  if (first < 2) return { fault: 'few_raters' };
  const odd = table.findIndex((row) => row.length !== first);
  if (odd >= 0) return { fault: 'row_width', row: odd + 1, has: table[odd]!.length, first };
  const given = ratings.flat().filter((one) => one !== null);
  const numbers = given.filter(isNumber);
  if (numbers.length > 0 && numbers.length < given.length) return { fault: 'mixed' };
  if (numbers.length === 0 && given.length > 0 && level !== 'nominal') return { fault: 'names_need_nominal' };
  if (level === 'ratio' && numbers.some((one) => one < 0)) return { fault: 'negative' };
  return { ratings, raters: hasNames ? table[0]!.map((one) => String(one ?? '')) : null };
}

const isNumber = (one: Rating): one is number => typeof one === 'number';

function ofLines(text: string): Rating[][] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const apart = lines.some((line) => line.includes('\t'))
    ? '\t'
    : lines.some((line) => /[,，;]/.test(line))
      ? /[,，;]/
      : /\s+/;
  return lines.map((line) => (apart === '\t' ? line : line.trim()).split(apart).map(ratingOf));
}

function ratingOf(cell: string): Rating {
  const said = cell.trim();
  if (MISSING.has(said.toLowerCase())) return null;
  const number = Number(said);
  return Number.isFinite(number) ? number : said;
}

function ofJson(text: string): Rating[][] | null {
  try {
    const said = JSON.parse(text) as { ratings?: unknown } | unknown[];
    const rows = Array.isArray(said) ? said : said.ratings;
    if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) return null;
    return (rows as unknown[][]).map((row) =>
      row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell === null ? null : ratingOf(String(cell)))),
    );
  } catch {
    return null;
  }
}
