import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { kpisApi } from './api.ts';
import { NewFindingLink } from './findings/NewFindingLink.tsx';

/** Steps that carry what somebody noted; messages stand in their own thread. */
const SAID = new Set(['noted']);
const DURATIONS = ['wait', 'talk', 'hold', 'acw'] as const;

/** The contact that is judged: when, with whom, how long each part took, what was written; its whole course one press away. */
export function ContactCard({ id }: { readonly id: string }) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const { data, error, refetch } = useQuery({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => kpisApi.contact({ id }, { signal }),
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Bone width="100%" height={240} />;
  const { contact, zone, steps } = data;
  const texts = steps.filter(({ what, text }) => SAID.has(what) && text !== null && text !== '');
  return (
    <Card
      title={contact.contactId}
      subtitle={formatMoment(Date.parse(contact.firstTouch), zone, locale)}
      extra={
        <span className="yc-desk-links">
          <NewFindingLink from={{ origin: 'contact', contact: id }} />
          <a href={`/contacts/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
            {t('desk.course')}
          </a>
        </span>
      }
    >
      <FactList
        items={[
          ...(['queue', 'agent', 'channel', 'customer'] as const).flatMap((key) =>
            contact[key] === null
              ? []
              : [
                  {
                    key,
                    label: t(`contact.${key}`),
                    value:
                      key === 'channel' ? t(`channel.${contact[key]}`, { defaultValue: contact[key] }) : contact[key],
                  },
                ],
          ),
          ...DURATIONS.flatMap((key) =>
            contact[key] === null
              ? []
              : [{ key, label: t(`contact.${key}`), value: formatValue(contact[key], 'duration', locale) }],
          ),
        ]}
      />
      {texts.length > 0 && (
        <ol className="yc-desk-thread">
          {texts.map(({ at, agent, text, file, line }) => (
            <li key={`${at} ${file} ${line} ${text}`}>
              <small className="yc-quiet">
                {formatMoment(Date.parse(at), zone, locale)} {agent ?? ''}
              </small>
              <div>{text}</div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
