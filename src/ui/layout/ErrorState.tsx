import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon/Icon.tsx';
import './layout.css';

interface ErrorStateProps {
  /** What happened. */
  readonly title: string;
  /** What is kept and what to do. */
  readonly hint: string;
  /** Code or message for the person who mends it. */
  readonly detail?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** A part of a page that could not be shown. */
export function ErrorState({ title, hint, detail, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="yc-empty" role="alert">
      <span className="yc-empty-icon yc-is-watch">
        <Icon name="warning" size={24} />
      </span>
      <h2>{title}</h2>
      <p>{hint}</p>
      {detail !== undefined && <code className="yc-error-detail">{detail}</code>}
      {onRetry !== undefined && <Button onClick={onRetry}>{t('page.retry')}</Button>}
    </div>
  );
}
