import { useMemo } from 'react';
import { useMe } from '#src/ui/me/me.ts';
import type { PageEntry } from '#src/ui/page/module-web.ts';
import { modules } from '../modules.ts';
import { mayOpen } from './may-open.ts';

/** Every page with what its module says of all its pages. */
export const allPages: readonly PageEntry[] = modules.flatMap(({ pages, fullCentreOnly }) =>
  fullCentreOnly === true ? pages.map((page) => ({ ...page, fullCentreOnly })) : pages,
);

/** Titles of the rooms a small centre does not show. */
export const fullCentreTitles: readonly string[] = [
  ...new Set(allPages.flatMap(({ fullCentreOnly, group, title }) => (fullCentreOnly && group !== null ? [title] : []))),
];

/** Pages this person may open in a centre of this size. */
export function useOfferedPages(): readonly PageEntry[] {
  const me = useMe();
  return useMemo(
    () => allPages.filter((entry) => mayOpen(entry, me) && !(entry.fullCentreOnly && me.centreSize === 'small')),
    [me],
  );
}
