import { useTranslation } from 'react-i18next';
import { AppError } from '#src/kernel/errors.ts';
import { ErrorState } from './ErrorState.tsx';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** Any failure of a question to the server in the reader's words: what happened, what is kept, what to do. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation('ui');
  const kind = error instanceof AppError ? error.kind : 'bug';
  const remedy = error instanceof AppError ? error.details.remedy : undefined;
  const message = error instanceof Error ? error.message : String(error);
  // Trying the same input again cannot help; asking an unreachable server again can.
  const again = kind === 'unavailable' || kind === 'rate_limited' || kind === 'conflict' || kind === 'bug';
  return (
    <ErrorState
      title={t(`failure.${kind}.title`)}
      hint={t(`failure.${kind}.hint`)}
      detail={remedy === undefined ? message : `${message} ${remedy}`}
      onRetry={again ? onRetry : undefined}
    />
  );
}
