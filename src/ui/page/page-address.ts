import type { z } from 'zod';

/**
 * Where a page lives and what its URL carries. Declared apart from the page itself, so that another page can link to it
 * without loading it. Every member of the search has a default or is optional: a bare path is always a valid address.
 */
export interface PageAddress<Search extends object> {
  /** `/explore`; a `$name` part is a parameter. */
  readonly path: string;
  readonly search: z.ZodType<Search>;
}

export const pageAddress = <Search extends object>(path: string, search: z.ZodType<Search>): PageAddress<Search> => ({
  path,
  search,
});

/** Reads a URL's search for a page; what does not fit is dropped member by member instead of failing the page. */
export function readSearch<Search extends object>(
  address: PageAddress<Search>,
  raw: Readonly<Record<string, unknown>>,
): Search {
  const whole = address.search.safeParse(raw);
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map(({ path }) => String(path[0])));
  return address.search.parse(Object.fromEntries(Object.entries(raw).filter(([key]) => !bad.has(key))));
}
