import { Button } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Icon } from '#src/ui/icon/Icon.tsx';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { formatClock, formatMonthDay } from '#src/ui/time/format-time.ts';
import type { Person } from '../contract/person.ts';
import { kpisApi } from './api.ts';
import { scopeOf } from './MonthCard.tsx';
import { portalPage } from './performance.page.ts';
import { useJudgedWords } from './use-judged-words.ts';

const pageSize = 50;

/** A word of the engine in the reader's language. */
const word = (text: string): string =>
  i18next.exists(`kpis:word.${text}`) ? i18next.t(`kpis:word.${text}` as 'kpis:word.answered') : text;

/** The contacts of the month, newest first; each opens with its course. Customers are masked by the server. */
export function MyContacts({ person }: { readonly person: Person }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const [{ page = 1 }, setSearch] = usePageSearch(portalPage);
  const input = { ...scopeOf(person), limit: pageSize, offset: (page - 1) * pageSize };
  const { data, error, refetch } = useQuery({
    queryKey: ['contacts', input],
    queryFn: ({ signal }) => kpisApi.contacts(input, { signal }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Bone width="100%" height={320} />;
  const pages = Math.max(1, Math.ceil(data.total / pageSize));
  return (
    <Card
      title={t('tab.contacts')}
      subtitle={t('contactCount', { count: data.total, formatted: formatValue(data.total, 'count', locale) })}
      padded={false}
    >
      {data.rows.length === 0 ? (
        <EmptyState icon="contacts" title={t('noContacts.title')} hint={t('noContacts.hint')} />
      ) : (
        <ul className="yc-portal-contacts">
          {data.rows.map((row) => {
            const at = Date.parse(row.firstTouch);
            return (
              <li key={row.contactId}>
                <Link to={'/contacts/$id' as never} params={{ id: row.contactId } as never}>
                  <time>
                    {formatMonthDay(at, data.zone, locale)} {formatClock(at, data.zone, locale)}
                  </time>
                  <span>
                    {row.queue ?? word(row.channel)} <small>{row.customer}</small>
                  </span>
                  <span>
                    {word(row.outcome)}{' '}
                    <small>{row.talk === null ? '' : formatValue(row.talk, 'duration', locale)}</small>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      {pages > 1 && (
        <div className="yc-pager yc-card-body">
          <Button
            disabled={page <= 1}
            aria-label={t('newer')}
            icon={<Icon name="left" size={14} />}
            onClick={() => setSearch({ page: page === 2 ? undefined : page - 1 })}
          />
          <span>
            {page} / {pages}
          </span>
          <Button
            disabled={page >= pages}
            aria-label={t('older')}
            icon={<Icon name="right" size={14} />}
            onClick={() => setSearch({ page: page + 1 })}
          />
        </div>
      )}
    </Card>
  );
}
