import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { formatMonth } from '#src/ui/time/format-time.ts';
import { portalPage } from './performance.page.ts';
import { SheetHead } from './SheetHead.tsx';
import { SheetItems } from './SheetItems.tsx';
import { useJudgedWords } from './use-judged-words.ts';
import { useSheet } from './use-performance.ts';

/** One person's month, item by item, for those who answer for her. */
export function SheetDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const { data: sheet, error, refetch } = useSheet(id);
  return (
    <DetailDrawer
      over={sheet === undefined ? t('nav.signOff') : <SheetHead sheet={sheet} zone={sheet.zone} />}
      title={
        sheet === undefined
          ? '…'
          : `${sheet.agentName} · ${formatMonth(Date.parse(`${sheet.month}-15T00:00:00Z`), 'UTC', locale)}`
      }
      actions={
        sheet !== undefined && (
          <PageLink to={portalPage} search={{ agent: sheet.agent, month: sheet.month }}>
            {t('herRoom')}
          </PageLink>
        )
      }
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {sheet === undefined && error === null && <Bone width="100%" height={240} />}
      {sheet !== undefined && <SheetItems sheet={sheet} />}
    </DetailDrawer>
  );
}
