import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatDay } from '#src/ui/time/format-time.ts';
import type { AssignmentKind } from '../contract/assignment.ts';
import type { Membership } from '../contract/membership.ts';
import { organisationApi } from './api.ts';
import { useMove } from './use-organisation.ts';

interface BelongsFormProps {
  readonly kind: AssignmentKind;
  readonly subject: string;
  readonly values: readonly { readonly id: string; readonly name: string }[];
  readonly membership: Membership;
}

/** Where one belonged over time, and a move from a day on: what was before stays as it was. */
export function BelongsForm({ kind, subject, values, membership }: BelongsFormProps) {
  const { t } = useTranslation('organisation');
  const locale = useLocale();
  const mayChange = useMay('change:organisation');
  const [value, setValue] = useState<string | null>(null);
  const [from, setFrom] = useState(membership.date);
  const [until, setUntil] = useState('');
  const move = useMove();
  const history = useQuery({
    queryKey: ['organisation', 'history', kind, subject],
    queryFn: ({ signal }) => organisationApi.history({ kind, subject }, { signal }),
  });
  const nameOf = (id: string): string => values.find((one) => one.id === id)?.name ?? id;
  const day = (at: number): string => (at === 0 ? t('sinceEver') : formatDay(at, membership.zone, locale));
  return (
    <section>
      <h3>{t(`belongs.${kind}`)}</h3>
      {history.error !== null && <ErrorNotice error={history.error} />}
      {history.data?.length === 0 && <p className="yc-quiet">{t('belongsNowhere')}</p>}
      {history.data !== undefined && history.data.length > 0 && (
        <FactList
          items={history.data.toReversed().map((span) => ({
            key: String(span.from),
            label: `${day(span.from)} – ${span.until === null ? t('untilNow') : day(span.until)}`,
            value: nameOf(span.value),
          }))}
        />
      )}
      {mayChange && (
        <div className="yc-organisation-acts">
          <Select
            allowClear
            placeholder={t('nowhere')}
            aria-label={t(`belongs.${kind}`)}
            value={value}
            onChange={(next: string | undefined) => setValue(next ?? null)}
            options={values.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <label>
            {t('from')} <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          </label>
          <label>
            {t('until')} <Input type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
          </label>
          <Button
            loading={move.isPending}
            disabled={from === ''}
            onClick={() => move.mutate({ kind, subject, value, from, until: until === '' ? null : until })}
          >
            {t('move')}
          </Button>
        </div>
      )}
      {move.error !== null && <ErrorNotice error={move.error} />}
    </section>
  );
}
