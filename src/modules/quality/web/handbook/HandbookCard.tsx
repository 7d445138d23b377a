import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { handbookPage } from '../quality.pages.ts';
import { useHandbook } from '../use-desk.ts';
import './handbook.css';
import { HandbookText } from './HandbookText.tsx';

/** What the handbook says about the item at hand, beside the contact. */
export function HandbookCard({ form, item }: { readonly form: string; readonly item: string | undefined }) {
  const { t } = useTranslation('quality');
  const { data } = useHandbook({ form, item: item ?? '' }, form !== '' && item !== undefined);
  const [page] = data ?? [];
  if (page === undefined) return null;
  return (
    <Card
      title={t('nav.handbook')}
      subtitle={page.itemWords}
      extra={
        <PageLink to={handbookPage} search={{ form, item: page.item }}>
          {page.version === 0 ? t('handbook.unwritten') : t('desk.version', { version: page.version })}
        </PageLink>
      }
    >
      <HandbookText page={{ ...page, decisions: page.decisions.filter(({ kind }) => kind === 'calibration') }} />
    </Card>
  );
}
