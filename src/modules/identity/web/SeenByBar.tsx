import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { signInCall } from './api.ts';
import './identity.css';

interface SeenByBarProps {
  readonly as: string;
  readonly by: string;
}

/** Says at all times that somebody looks at the centre as somebody else, and ends it with one click. */
export function SeenByBar({ as, by }: SeenByBarProps) {
  const { t } = useTranslation('identity');
  return (
    <div className="yc-seen-by" role="status">
      <span>{t('seeAs.now', { as, by })}</span>
      <Button
        size="small"
        onClick={() => {
          void signInCall('admin/stop-impersonating', {}).finally(() => window.location.assign('/'));
        }}
      >
        {t('seeAs.end')}
      </Button>
    </div>
  );
}
