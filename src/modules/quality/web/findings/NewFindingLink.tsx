import { useTranslation } from 'react-i18next';
import { useMay } from '#src/ui/me/me.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { findingsPage } from './findings.pages.ts';

type Origin = Partial<Record<'kpi' | 'form' | 'item' | 'from' | 'to' | 'contact' | 'appeal', string>> & {
  readonly origin: 'kpi' | 'item' | 'contact' | 'appeal' | 'comparison';
};

/** "New finding from here": the form opens with where it comes from filled in. Nothing for those who may not open findings. */
export function NewFindingLink({ from }: { readonly from: Origin }) {
  const { t } = useTranslation('findings');
  const mayChange = useMay('change:finding');
  if (!mayChange) return null;
  return (
    <PageLink to={findingsPage} search={{ make: 'new', ...from }}>
      {t('act.fromHere')}
    </PageLink>
  );
}
