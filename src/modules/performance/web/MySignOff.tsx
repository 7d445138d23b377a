import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { formatMonth } from '#src/ui/time/format-time.ts';
import type { SheetSummary } from '../contract/sheet.ts';
import { SheetHead } from './SheetHead.tsx';
import { SheetItems } from './SheetItems.tsx';
import { useJudgedWords } from './use-judged-words.ts';
import { useSheet } from './use-performance.ts';

/** The months to sign off, the newest first. */
export function MySignOff({ sheets }: { readonly sheets: readonly SheetSummary[] }) {
  const { t } = useTranslation('performance');
  if (sheets.length === 0)
    return (
      <Card>
        <EmptyState icon="check" title={t('noSheets.title')} hint={t('noSheets.hint')} />
      </Card>
    );
  return (
    <>
      {sheets.map((sheet) => (
        <MonthSheet key={sheet.id} summary={sheet} />
      ))}
    </>
  );
}

function MonthSheet({ summary }: { readonly summary: SheetSummary }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const { data: sheet, error, refetch } = useSheet(summary.id);
  const month = formatMonth(Date.parse(`${summary.month}-15T00:00:00Z`), 'UTC', locale);
  return (
    <Card
      title={t('monthTitle', { month })}
      subtitle={<SheetHead sheet={sheet ?? summary} zone={sheet?.zone} />}
      padded={false}
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {sheet === undefined && error === null && <Bone width="100%" height={160} />}
      {sheet !== undefined && <SheetItems sheet={sheet} />}
    </Card>
  );
}
