import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { useMe } from '#src/ui/me/me.ts';
import { CentreSizeOptions } from './CentreSizeOptions.tsx';

/** Asked once, in an empty centre, of whoever may say so. */
export function CentreSizeChoice() {
  const { t } = useTranslation('identity');
  const me = useMe();
  if (me.centreSize !== null || !me.may('change:centre_size')) return null;
  return (
    <Card title={t('size.ask')} subtitle={t('size.later')}>
      <CentreSizeOptions now={null} />
    </Card>
  );
}
