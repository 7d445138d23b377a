import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoLocal } from '#src/kernel/zone.ts';
import { Card } from '#src/ui/layout/Card.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { formatDay } from '#src/ui/time/format-time.ts';
import { ownZone } from '#src/ui/time/own-zone.ts';
import { addDays } from '#src/ui/time/time-range.ts';
import { rostersApi } from './api.ts';
import { useJudgedWords } from './use-judged-words.ts';

const DAYS = 5;

/** The next days of the roster; nothing where no roster has been published. */
export function ShiftsCard({ agent }: { readonly agent: string }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const may = useMay('read:roster');
  const [from] = useState(() => isoLocal(ownZone, Date.now()).slice(0, 10));
  const { data } = useQuery({
    queryKey: ['performance', 'shifts', agent, from],
    queryFn: ({ signal }) => rostersApi.month({ from, until: addDays(from, DAYS - 1) }, { signal }),
    enabled: may,
  });
  const own = (data?.cells ?? []).filter((cell) => cell.agent === agent);
  if (own.length === 0) return null;
  return (
    <Card title={t('shifts')}>
      <div className="yc-portal-shifts">
        {Array.from({ length: DAYS }, (_, i) => addDays(from, i)).map((day) => (
          <div key={day}>
            <small>{formatDay(Date.parse(`${day}T12:00:00Z`), 'UTC', locale).replace(/ ?\d{4}-?/, '')}</small>
            <b>{own.find(({ date }) => date === day)?.code ?? '–'}</b>
          </div>
        ))}
      </div>
    </Card>
  );
}
