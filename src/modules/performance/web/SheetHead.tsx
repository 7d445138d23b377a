import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '#src/ui/time/format-time.ts';
import type { Sheet, SheetSummary } from '../contract/sheet.ts';
import { useJudgedWords } from './use-judged-words.ts';

interface SheetHeadProps {
  readonly sheet: SheetSummary | Sheet;
  readonly zone: string | undefined;
}

/** State of a sheet, its deadline, and where its figures come from. */
export function SheetHead({ sheet, zone }: SheetHeadProps) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const at = (moment: number): string => formatMoment(moment, zone ?? 'UTC', locale);
  return (
    <>
      {t(`sheetState.${sheet.state}`)}
      {zone !== undefined && sheet.state !== 'confirmed' && (
        <span className={sheet.overdue ? 'yc-sheet-overdue' : undefined}>
          {' · '}
          {t(sheet.overdue ? 'deadlinePassed' : 'deadlineAt', { at: formatDay(sheet.deadline - 1, zone, locale) })}
        </span>
      )}
      {zone !== undefined && (
        <span>
          {' · '}
          {sheet.closing === null
            ? t('frozenOpen', { at: at(sheet.frozenAt), version: sheet.version })
            : t('frozenClosed', { closing: sheet.closing, version: sheet.version })}
        </span>
      )}
    </>
  );
}
