import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoLocal } from '#src/kernel/zone.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatDayRange, formatMoment } from '#src/ui/time/format-time.ts';
import type { Alert, Reading } from '../contract/alert.ts';
import { Severity, side } from './alert-words.tsx';
import { useAlertAct, useKpiWords } from './use-alerts.ts';

interface AlertDrawerProps {
  readonly alert: Alert;
  readonly zone: string;
  readonly onClose: () => void;
}

/** One alert: its readings as doors to their passports, what was said, and the next act. */
export function AlertDrawer({ alert, zone, onClose }: AlertDrawerProps) {
  const { t } = useTranslation('alerts');
  const locale = useLocale();
  const kpis = useKpiWords();
  const act = useAlertAct(alert.id);
  const [text, setText] = useState('');
  const said = text.trim();
  const run = (what: 'acknowledge' | 'note' | 'close'): void =>
    act.mutate({ act: what, text: said }, { onSuccess: () => setText('') });
  const when = ({ from, to }: Reading): string =>
    alert.grain === '1d'
      ? formatDayRange(from, to, zone, locale)
      : `${formatMoment(from, zone, locale)} – ${formatMoment(to, zone, locale)}`;
  const reading = (key: 'first' | 'worst' | 'last') => ({
    key,
    label: t(`reading.${key}`),
    value: (
      <>
        <KpiNumber
          value={alert[key].value}
          unit={kpis.unit(alert.kpi)}
          label={kpis.name(alert.kpi)}
          passport={{
            kpi: alert.kpi,
            scope: {
              from: isoLocal(zone, alert[key].from),
              to: isoLocal(zone, alert[key].to),
              where: { ...alert.where, ...(alert.group === null ? {} : { [alert.group.dimension]: [alert.group.id] }) },
            },
          }}
        />{' '}
        <span className="yc-quiet">
          {t(`side.${side(alert[key])}`, { limit: kpis.text(alert.kpi, alert[key].limit) })} · {when(alert[key])}
        </span>
      </>
    ),
  });
  return (
    <DetailDrawer
      over={<Severity severity={alert.severity} word />}
      title={alert.group === null ? alert.name : `${alert.name} · ${alert.group.name}`}
      onClose={onClose}
    >
      <div className="yc-alert-body">
        <FactList
          items={[
            { key: 'kpi', label: t('column.kpi'), value: kpis.name(alert.kpi) },
            reading('first'),
            reading('worst'),
            reading('last'),
            { key: 'owner', label: t('column.owner'), value: alert.owner },
            { key: 'raised', label: t('raised'), value: formatMoment(alert.raisedAt, zone, locale) },
            {
              key: 'acknowledged',
              label: t('acknowledged'),
              value:
                alert.acknowledgedAt === null
                  ? '–'
                  : `${formatMoment(alert.acknowledgedAt, zone, locale)} · ${alert.acknowledgedBy ?? ''}`,
            },
            {
              key: 'closed',
              label: t('closed'),
              value:
                alert.closedAt === null
                  ? '–'
                  : `${formatMoment(alert.closedAt, zone, locale)} · ${alert.recovered ? t('state.recovered') : (alert.closedBy ?? '')}`,
            },
          ]}
        />
        <h3>{t('notes')}</h3>
        {alert.notes.length === 0 && <p className="yc-quiet">{t('noNotes')}</p>}
        <ul className="yc-alert-notes">
          {alert.notes.map((note) => (
            <li key={`${note.at} ${note.text}`}>
              <small>
                {formatMoment(note.at, zone, locale)} · {note.by}
              </small>
              {note.text}
            </li>
          ))}
        </ul>
        <Input.TextArea
          rows={2}
          maxLength={2000}
          value={text}
          placeholder={t('say')}
          aria-label={t('say')}
          onChange={(event) => setText(event.target.value)}
        />
        {act.error !== null && <ErrorNotice error={act.error} />}
        <div className="yc-alert-acts">
          {alert.state === 'open' && (
            <Button type="primary" loading={act.isPending} onClick={() => run('acknowledge')}>
              {t('act.acknowledge')}
            </Button>
          )}
          <Button disabled={said === ''} loading={act.isPending} onClick={() => run('note')}>
            {t('act.note')}
          </Button>
          {alert.state !== 'closed' && (
            <Button
              disabled={said === ''}
              loading={act.isPending}
              onClick={() => run('close')}
              title={t('act.closeHint')}
            >
              {t('act.close')}
            </Button>
          )}
        </div>
      </div>
    </DetailDrawer>
  );
}
