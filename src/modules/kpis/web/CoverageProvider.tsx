import type { ReactNode } from 'react';
import { TakeTableContext, type TakeTable } from '#src/ui/file/take-table.ts';
import { LastDayContext } from '#src/ui/time/last-day.ts';
import { kpisApi } from './api.ts';
import { useCoverage } from './question/use-coverage.ts';

const take: TakeTable = ({ columns, ...table }) =>
  kpisApi.takeTable({
    ...table,
    columns: [...columns],
    address: `${window.location.pathname}${window.location.search}`.slice(0, 4000),
  });

/** Tells every page and the time picker which day the data reach, and tables how their export is recorded. */
export function CoverageProvider({ children }: { readonly children: ReactNode }) {
  const { data } = useCoverage();
  return (
    <TakeTableContext value={take}>
      <LastDayContext value={data?.lastDay ?? null}>{children}</LastDayContext>
    </TakeTableContext>
  );
}
