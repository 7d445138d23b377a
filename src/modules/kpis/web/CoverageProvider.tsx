import type { ReactNode } from 'react';
import { LastDayContext } from '#src/ui/time/last-day.ts';
import { useCoverage } from './question/use-coverage.ts';

/** Tells every page and the time picker which day the data reach. */
export function CoverageProvider({ children }: { readonly children: ReactNode }) {
  const { data } = useCoverage();
  return <LastDayContext value={data?.lastDay ?? null}>{children}</LastDayContext>;
}
