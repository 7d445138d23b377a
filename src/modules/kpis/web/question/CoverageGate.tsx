import type { ReactNode } from 'react';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import type { Coverage } from '../../contract/routes.ts';
import { NoDataYet } from '../NoDataYet.tsx';
import { useCoverage } from './use-coverage.ts';

/** A page that speaks of days: shown once it is known which days there are; an empty centre teaches the first step. */
export function CoverageGate({
  children,
}: {
  readonly children: (coverage: Coverage & { lastDay: string }) => ReactNode;
}) {
  const { data, error, refetch } = useCoverage();
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const { lastDay, staff } = data;
  return lastDay === null ? <NoDataYet staff={staff} /> : children({ ...data, lastDay });
}
