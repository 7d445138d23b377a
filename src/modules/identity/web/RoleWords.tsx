import { useTranslation } from 'react-i18next';

/** Roles in words, quietly. */
export function RoleWords({ roles }: { readonly roles: readonly string[] }) {
  const { t } = useTranslation('identity');
  return <span className="yc-quiet">{roles.map((role) => t(`role.${role as 'admin'}`)).join(' · ')}</span>;
}
