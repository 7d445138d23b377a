import { useTranslation } from 'react-i18next';
import { StateShape } from './StateShape.tsx';
import './tile.css';

interface KpiTileErrorProps {
  readonly name: string;
  /** What happened and what to do, already in the reader's language. */
  readonly message: string;
  readonly onRetry?: () => void;
}

/** A tile whose question failed; the other tiles stay. */
export function KpiTileError({ name, message, onRetry }: KpiTileErrorProps) {
  const { t } = useTranslation('ui');
  return (
    <article className="yc-tile yc-tile-error" role="alert">
      <header className="yc-tile-head">
        <h3 title={name}>{name}</h3>
      </header>
      <p>
        <StateShape state="watch" size={11} /> {message}
      </p>
      {onRetry !== undefined && (
        <button type="button" className="yc-link" onClick={onRetry}>
          {t('page.retry')}
        </button>
      )}
    </article>
  );
}
