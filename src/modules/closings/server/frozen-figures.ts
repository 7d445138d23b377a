import { isoLocal } from '#src/kernel/zone.ts';
import type { ClosedFigures, FrozenFigures } from '#src/modules/kpis/contract/closed.ts';
import type { Records } from '#src/records/records.ts';
import type { Question } from '#src/semantic/question.ts';
import { type FigureDimension, figureDimension } from '../contract/closing.ts';
import { type Closing, readClosings, readSheet } from './closing.store.ts';
import type { Sheet, SheetGrain } from './sheets.ts';

/** How long another server's closing may stay unseen. */
const FRESH_MS = 1000;
/** Sheets kept unpacked. */
const KEPT = 40;

/** Answers questions that a closed period covers exactly, from its frozen numbers. Needs the records alone, so that KPIs can be built on it. */
export class FrozenSheets implements ClosedFigures {
  readonly #records: Records;
  readonly #sheets = new Map<string, Promise<Sheet | null>>();
  #known: { at: number; closings: Promise<Closing[]> } | undefined;

  constructor(records: Records) {
    this.#records = records;
  }

  closings(): Promise<readonly Closing[]> {
    const now = performance.now();
    if (!this.#known || now - this.#known.at > FRESH_MS) {
      const closings = readClosings(this.#records.db);
      this.#known = { at: now, closings };
      closings.catch(() => (this.#known = undefined));
    }
    return this.#known.closings;
  }

  /** To be called after a period was closed or restated. */
  forget(): void {
    this.#known = undefined;
  }

  async covering(question: Question): Promise<FrozenFigures | null> {
    const cut = cutOf(question);
    if (cut === null || (question.grain !== 'whole' && question.grain !== '1d')) return null;
    const { from, to, zone, grain } = question;
    const inside = (await this.closings()).filter((c) => c.zone === zone && c.from <= from && to <= c.to);
    // The whole period first; days of it from the shortest period that holds them.
    const [closing] = inside.toSorted(
      (a, b) => Number(isWhole(b, question)) - Number(isWhole(a, question)) || a.to - a.from - (b.to - b.from),
    );
    if (!closing) return null;
    const whole = isWhole(closing, question);
    if (!whole && !isDay(from, zone)) return null;
    if (!whole && !isDay(to, zone)) return null;
    // Days add up only as days: a range inside a period that is cut into one piece must be one day.
    const oneDay = grain === 'whole' && !whole;
    if (oneDay && to - from > 25 * 3_600_000) return null;
    const sheet = await this.#sheet(closing, cut.dimension, oneDay || grain === '1d' ? '1d' : 'whole');
    return sheet === null ? null : figuresOf(sheet, closing, question, cut, oneDay);
  }

  #sheet(closing: Closing, dimension: FigureDimension, grain: SheetGrain): Promise<Sheet | null> {
    const key = `${closing.id}|${closing.version}|${dimension}|${grain}`;
    const known = this.#sheets.get(key) ?? readSheet(this.#records.db, closing, dimension, grain);
    this.#sheets.delete(key);
    this.#sheets.set(key, known);
    known.catch(() => this.#sheets.delete(key));
    for (const oldest of this.#sheets.keys()) {
      if (this.#sheets.size <= KEPT) break;
      this.#sheets.delete(oldest);
    }
    return known;
  }
}

const isWhole = (closing: Closing, { from, to }: Question): boolean => closing.from === from && closing.to === to;
const isDay = (at: number, zone: string): boolean => isoLocal(zone, at).slice(11, 19) === '00:00:00';

type Cut = { readonly dimension: FigureDimension; readonly split: boolean; readonly only: readonly string[] | null };

/** By what a question cuts, when it is by one frozen dimension at most: split by it, narrowed to some of it, or the whole. */
function cutOf({ by, where }: Question): Cut | null {
  const filters = Object.entries(where).filter(([, values]) => values !== undefined && values.length > 0);
  const [first, ...more] = by;
  const [filter, ...further] = filters;
  if (more.length > 0 || further.length > 0) return null;
  const dimension = first ?? filter?.[0] ?? 'centre';
  const known = figureDimension.options.find((option) => option === dimension);
  if (known === undefined || (filter !== undefined && filter[0] !== dimension)) return null;
  const only = filter?.[1] ?? null;
  // Several groups together are no figure that was frozen.
  if (first === undefined && only !== null && only.length !== 1) return null;
  return { dimension: known, split: first !== undefined, only };
}

function figuresOf(
  sheet: Sheet,
  closing: Closing,
  question: Question,
  cut: Cut,
  oneDay: boolean,
): FrozenFigures | null {
  const wanted = new Set(question.kpis);
  const rows: { interval: string | null; group: string | null; name: string | null }[] = [];
  const placeOf = new Map<string, number>();
  const found: { column: Sheet['blocks'][number]['kpis'][number]; at: Map<number, number> }[] = [];
  for (const block of sheet.blocks) {
    const columns = block.kpis.filter((k) => wanted.has(k.kpi));
    if (columns.length === 0) continue;
    const at = new Map<number, number>();
    for (const [i, row] of block.rows.entries()) {
      const time = row.interval === null ? null : Date.parse(row.interval);
      if (time !== null && (time < question.from || time >= question.to)) continue;
      if (cut.only !== null && (row.group === null || !cut.only.includes(row.group))) continue;
      const kept = {
        interval: oneDay ? null : row.interval,
        group: cut.split ? row.group : null,
        name: cut.split ? row.name : null,
      };
      const key = `${kept.interval}|${kept.group}`;
      const place = placeOf.get(key) ?? rows.push(kept) - 1;
      placeOf.set(key, place);
      at.set(place, i);
    }
    found.push(...columns.map((column) => ({ column, at })));
  }
  if (found.length === 0) return null;
  const kpis = found.map(({ column, at }) => {
    const pick = <T>(values: readonly T[], none: T): T[] => rows.map((_, place) => values[at.get(place) ?? -1] ?? none);
    const numbers = (values: readonly (number | null)[] | null) => (values === null ? null : pick(values, null));
    const picked = {
      ...column,
      value: pick(column.value, null),
      numerator: pick(column.numerator, null),
      denominator: numbers(column.denominator),
      pending: numbers(column.pending),
      status: pick<(typeof column.status)[number]>(column.status, 'no_data'),
      low: numbers(column.low),
      high: numbers(column.high),
    };
    return [column.kpi, picked] as const;
  });
  return { closing: { id: closing.id, version: closing.version }, rows, kpis: new Map(kpis) };
}
