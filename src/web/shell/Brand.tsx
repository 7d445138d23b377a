import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Sign and name, home. */
export function Brand() {
  const { t } = useTranslation('web');
  return (
    <Link to={'/' as never} className="yc-brand">
      <img src="/icon.svg" width="24" height="24" alt="" />
      <b>{t('name')}</b>
      <span>{t('nameOther')}</span>
    </Link>
  );
}
