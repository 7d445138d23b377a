import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useFullCentrePages } from '#src/ui/page/full-centre-pages.ts';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { ownZone } from '#src/ui/time/own-zone.ts';
import { CentreSizeOptions } from './CentreSizeOptions.tsx';
import { useCentreSize } from './use-centre-size.ts';

/** How large the centre is, since when and by whom; what a small one hides. */
export function CentreSizePage() {
  const { t } = useTranslation('identity');
  const { t: anyText } = useTranslation();
  const locale = useLocale();
  const { data, error, refetch } = useCentreSize();
  const hidden = useFullCentrePages();
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return (
    <Page
      sentence={t(data.size === 'small' ? 'size.sentenceSmall' : 'size.sentenceFull')}
      cause={
        data.chosenAt === null
          ? t('size.notChosen')
          : t('size.since', { at: formatMoment(data.chosenAt, ownZone, locale), who: data.chosenBy ?? '' })
      }
    >
      <Card>
        <CentreSizeOptions now={data.size ?? 'full'} />
      </Card>
      <Card title={t(data.size === 'small' ? 'size.hidden' : 'size.wouldHide')} subtitle={t('size.kept')}>
        <ul className="yc-size-pages">
          {hidden.map((title) => (
            <li key={title}>{anyText(title as never)}</li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
