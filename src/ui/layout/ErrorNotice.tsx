import type { i18n as Texts } from 'i18next';
import { useTranslation } from 'react-i18next';
import { AppError } from '#src/kernel/errors.ts';
import { ErrorState } from './ErrorState.tsx';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** Any failure of a question to the server in the reader's words: what happened, what is kept, what to do. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t, i18n } = useTranslation('ui');
  const kind = error instanceof AppError ? error.kind : 'bug';
  const remedy = error instanceof AppError ? error.details.remedy : undefined;
  const message = error instanceof Error ? error.message : String(error);
  const told = error instanceof AppError ? refusalOf(i18n, error.code) : null;
  // Two sentences, whether or not the first says where it ends.
  const both = remedy === undefined ? message : `${message.replace(/[^.!?。]$/, '$&.')} ${remedy}`;
  // Trying the same input again cannot help; asking an unreachable server again can.
  const again = kind === 'unavailable' || kind === 'rate_limited' || kind === 'conflict' || kind === 'bug';
  return (
    <ErrorState
      title={t(`failure.${kind}.title`)}
      hint={told ?? t(`failure.${kind}.hint`)}
      // Which contact, which field: what words for every refusal of a kind cannot say.
      detail={both}
      onRetry={again ? onRetry : undefined}
    />
  );
}

/** What a module says to a refusal of this code, in its texts under `refused`; null where none says anything. */
function refusalOf(i18n: Texts, code: string): string | null {
  const spaces = Object.keys(i18n.store.data[i18n.language] ?? {});
  const key = spaces.map((space) => `${space}:refused.${code}`).find((one) => i18n.exists(one));
  return key === undefined ? null : (i18n.t(key as never) as string);
}
