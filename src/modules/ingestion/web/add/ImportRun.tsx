import { useTranslation } from 'react-i18next';
import { AppError } from '#src/kernel/errors.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { Progress } from '#src/ui/file/Progress.tsx';
import type { ImportProgress } from '../../contract/routes.ts';

interface ImportRunProps {
  readonly progress: ImportProgress | undefined;
  readonly error: Error | null;
  readonly onCancel: () => void;
}

/** One import: how far it is, or what it brought. */
export function ImportRun({ progress, error, onCancel }: ImportRunProps) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  if (error !== null) return <ErrorNotice error={error} />;
  if (progress === undefined) return <Progress what={t('run.waiting')} share={null} />;
  const { file, state, phase, bytes, totalBytes } = progress;
  const count = (n: number): string => formatValue(n, 'count', locale);
  const figures = t('run.figures', {
    lines: count(progress.lines),
    added: count(progress.added),
    duplicates: count(progress.duplicates),
    rejected: count(progress.rejected),
  });
  if (state === 'running') {
    return (
      <Progress
        what={t(`run.phase.${phase}`, { file })}
        share={phase === 'reading' && totalBytes > 0 ? bytes / totalBytes : null}
        detail={figures}
        secondsLeft={progress.secondsLeft}
        onCancel={onCancel}
      />
    );
  }
  if (state === 'failed' && progress.error !== null) {
    const { code, message, details } = progress.error;
    return <ErrorNotice error={new AppError('invalid', code, message, details)} />;
  }
  return (
    <div className="yc-run-result">
      <b>{file}</b>
      <span>{t(`run.state.${state}`)}</span>
      <span>{figures}</span>
      {state === 'done' && progress.added === 0 && progress.duplicates > 0 && <span>{t('run.nothingNew')}</span>}
    </div>
  );
}
