import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CopyLink } from '#src/ui/filter/CopyLink.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { ContactRow } from '../../contract/contacts.ts';
import { kpisApi } from '../api.ts';
import { reasonWords } from '../passport/reason-words.ts';
import { CoursePanel } from './CoursePanel.tsx';
import { UnmaskButton } from './UnmaskButton.tsx';

const durations = ['wait', 'talk', 'hold', 'acw', 'ivr'] as const satisfies readonly (keyof ContactRow)[];
const words = [
  'queue',
  'agent',
  'team',
  'channel',
  'direction',
  'customer',
  'source',
] as const satisfies readonly (keyof ContactRow)[];

/** One contact: what it was, how long each part took, and its course down to the raw lines. */
export function ContactPage() {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => kpisApi.contact({ id }, { signal }),
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const { contact, zone } = data;
  const outcome = reasonWords(contact.outcome, t);
  return (
    <Page
      sentence={t('contacts.sentence', { id: contact.contactId, outcome })}
      cause={formatMoment(Date.parse(contact.firstTouch), zone, locale)}
      actions={
        <>
          {data.masked && <UnmaskButton id={id} />}
          <CopyLink />
        </>
      }
    >
      <div className="yc-split yc-split-even">
        <Card>
          <CoursePanel id={id} linked={false} />
        </Card>
        <Card title={t('contacts.facts')}>
          <FactList
            items={[
              { key: 'outcome', label: t('dimension.outcome'), value: outcome },
              ...words.flatMap((key) => {
                const value = contact[key];
                return value === null
                  ? []
                  : [{ key, label: t(`contacts.column.${key}`), value: reasonWords(value, t) }];
              }),
              ...durations.map((key) => ({
                key,
                label: t(`contacts.column.${key}`),
                value: formatValue(contact[key], 'duration', locale),
              })),
              ...(contact.excluded === null
                ? []
                : [{ key: 'excluded', label: t('contacts.excluded'), value: contact.excluded }]),
            ]}
          />
        </Card>
      </div>
    </Page>
  );
}
