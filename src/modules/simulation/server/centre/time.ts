export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** China keeps one offset all year. */
const OFFSET = 8 * HOUR;

/** Number of the local day of an instant, counted from 1970-01-01. Days of the twin carry this number, whatever its length. */
export const dayOf = (at: number): number => Math.floor((at + OFFSET) / DAY);
export const startOfDay = (day: number): number => day * DAY - OFFSET;
/** 0 Monday … 6 Sunday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;
/** `2026-11-28`. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
export const dayOfDate = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
