import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type PageAddress, readSearch } from './page-address.ts';

export interface SearchChange {
  /** `true` for steps that "back" should skip, as typing in a field. */
  readonly replace?: boolean;
}

/** The page's filters: they live in the URL and nowhere else. Setting `undefined` removes a filter. */
export function usePageSearch<Search extends object>(
  address: PageAddress<Search>,
): [Search, (patch: Partial<Search>, change?: SearchChange) => void] {
  const raw = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const search = useMemo(() => readSearch(address, raw), [address, raw]);
  const set = useCallback(
    (patch: Partial<Search>, { replace = false }: SearchChange = {}) => {
      void navigate({ to: '.', search: ((before: object) => ({ ...before, ...patch })) as never, replace });
    },
    [navigate],
  );
  return [search, set];
}
