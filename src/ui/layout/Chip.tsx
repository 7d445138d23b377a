import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon/Icon.tsx';
import './layout.css';

interface ChipProps {
  readonly children: ReactNode;
  /** Accent ground for what is asked, plain for what narrows it. */
  readonly look?: 'asked' | 'plain';
  /** What is removed, for the button's label. */
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
}

/** One word of a question, removable. */
export function Chip({ children, look = 'plain', removeLabel, onRemove }: ChipProps) {
  const { t } = useTranslation('ui');
  return (
    <span className={`yc-chip yc-chip-${look}`}>
      {children}
      {onRemove !== undefined && (
        <button type="button" aria-label={t('page.remove', { what: removeLabel ?? '' })} onClick={onRemove}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}
