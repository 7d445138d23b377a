import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeChart } from '#src/ui/chart/TimeChart.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatDayRange, formatMoment } from '#src/ui/time/format-time.ts';
import type { Bounds } from '../contract/bounds.ts';
import type { TargetDetail } from '../contract/target.ts';
import { targetsApi } from './api.ts';
import { TargetEvidence } from './TargetEvidence.tsx';
import { inLocale, useKpiWords, useTargetAct } from './use-targets.ts';

/** One target: its history with the line, what it rests on, its versions and what was said; and the next act. */
export function TargetDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('targets');
  const kpis = useKpiWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', 'detail', id],
    queryFn: ({ signal }) => targetsApi.detail({ id }, { signal }),
  });
  const node = data?.node;
  return (
    <DetailDrawer
      over={data === undefined ? t('nav.targets') : `${data.goal.name} · ${t(`kind.${data.node.owner.kind}`)}`}
      title={
        node === undefined
          ? '…'
          : `${node.ownerName === '' ? t('kind.centre') : node.ownerName} · ${kpis.name(node.kpi)}`
      }
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Detail data={data} />}
    </DetailDrawer>
  );
}

function Detail({ data }: { readonly data: TargetDetail }) {
  const { t } = useTranslation('targets');
  const locale = useLocale();
  const kpis = useKpiWords();
  const { node, goal, versions, comments, history } = data;
  const picture = useMemo(
    () => ({
      buckets: history.points.map(({ from, until }) => ({ start: from, end: until })),
      series: [
        { key: node.kpi, name: kpis.name(node.kpi), values: history.points.map(({ value }) => value), colour: 0 },
      ],
    }),
    [history, node.kpi, kpis],
  );
  return (
    <div className="yc-target-body">
      <FactList
        items={[
          {
            key: 'target',
            label: t('column.target'),
            value: (
              <>
                <b>{kpis.target(node.kpi, node.latest.bounds)}</b> · {t(`state.${node.latest.state}`)}
              </>
            ),
          },
          {
            key: 'value',
            label: t('column.value'),
            value:
              node.value === null ? (
                t('noData')
              ) : (
                <>
                  {kpis.value(node.kpi, node.value)}{' '}
                  <StateWord look="plain" state={node.meets === true ? 'on' : 'off'} />
                </>
              ),
          },
          { key: 'span', label: t('span'), value: formatDayRange(goal.from, goal.until, goal.zone, locale) },
          ...(node.consistency === null
            ? []
            : [
                {
                  key: 'children',
                  label: t('column.children'),
                  value: t(node.consistency.reaches === false ? 'childrenMiss' : 'childrenReach', {
                    count: node.consistency.children,
                    would: kpis.value(node.kpi, node.consistency.would),
                    miss: kpis.value(node.kpi, node.consistency.miss),
                  }),
                },
              ]),
          ...node.warnings.map(({ code, text }) => ({
            key: code,
            label: t('column.warnings'),
            value: `${t(`warning.${code}`)}${text === null ? '' : ` · ${inLocale(text, locale)}`}`,
          })),
        ]}
      />
      {history.points.length > 1 && (
        <TimeChart
          title={kpis.name(node.kpi)}
          unit={kpis.unit(node.kpi)}
          grain={history.grain}
          zone={history.zone}
          buckets={picture.buckets}
          series={picture.series}
          target={node.latest.bounds}
          height={220}
        />
      )}
      <TargetEvidence node={node} zone={goal.zone} />
      <Acts data={data} />
      <h3>{t('versions')}</h3>
      <ul className="yc-target-notes">
        {versions.map((v) => (
          <li key={v.version}>
            <small>
              {v.version} · {formatMoment(v.at, goal.zone, locale)} · {v.by}
            </small>
            {kpis.target(node.kpi, v.bounds)} · {t(`state.${v.state}`)}
            {v.reason !== '' && ` · ${v.reason}`}
            {v.answer !== null && (
              <div className="yc-quiet">
                {t(v.answer.accepted ? 'accepted' : 'objectedBy', { by: v.answer.by })}
                {v.answer.onBehalf && ` (${t('onBehalf')})`}
                {v.answer.reason !== '' && `: ${v.answer.reason}`}
              </div>
            )}
          </li>
        ))}
      </ul>
      {comments.length > 0 && <h3>{t('comments')}</h3>}
      <ul className="yc-target-notes">
        {comments.map((c) => (
          <li key={`${c.at} ${c.text}`}>
            <small>
              {formatMoment(c.at, goal.zone, locale)} · {c.by}
            </small>
            {c.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Accept, object, change, say: what the server lets this person do. */
function Acts({ data: { node } }: { readonly data: TargetDetail }) {
  const { t } = useTranslation('targets');
  const kpis = useKpiWords();
  const [text, setText] = useState('');
  const { bounds } = node.latest;
  const [edited, setEdited] = useState<Bounds>(bounds);
  const [weight, setWeight] = useState<number | null>(node.latest.weight);
  const reason = text.trim();
  const done = { onSuccess: () => setText('') };
  const answer = useTargetAct((accept: boolean) =>
    targetsApi.answer({ id: node.id, accept, reason, onBehalf: node.may.onBehalf }),
  );
  const say = useTargetAct(() => targetsApi.comment({ id: node.id, text: reason }));
  const change = useTargetAct(() => targetsApi.change({ id: node.id, bounds: edited, weight, reason }));
  const share = kpis.unit(node.kpi) === 'ratio';
  const figure = (value: number, set: (value: number) => void, label: string) => (
    <InputNumber
      aria-label={label}
      value={share ? Number((value * 100).toFixed(4)) : value}
      suffix={share ? '%' : undefined}
      onChange={(next) => next !== null && set(share ? next / 100 : next)}
    />
  );
  const may = node.may.answer || node.may.onBehalf;
  return (
    <>
      <h3>{t('answerTitle')}</h3>
      <Input.TextArea
        rows={2}
        maxLength={2000}
        value={text}
        placeholder={t('say')}
        aria-label={t('say')}
        onChange={(event) => setText(event.target.value)}
      />
      {[answer.error, say.error, change.error].map((e) => e !== null && <ErrorNotice key={e.message} error={e} />)}
      <div className="yc-target-acts">
        {may && (
          <>
            <Button
              type="primary"
              loading={answer.isPending}
              disabled={node.may.onBehalf && reason === ''}
              onClick={() => answer.mutate(true, done)}
            >
              {t(node.may.onBehalf ? 'acceptFor' : 'accept')}
            </Button>
            <Button disabled={reason === ''} loading={answer.isPending} onClick={() => answer.mutate(false, done)}>
              {t('object')}
            </Button>
          </>
        )}
        <Button disabled={reason === ''} loading={say.isPending} onClick={() => say.mutate(undefined, done)}>
          {t('comment')}
        </Button>
      </div>
      {node.may.change && (
        <div className="yc-target-acts">
          {edited.kind === 'between' ? (
            <>
              {figure(edited.low, (low) => setEdited({ ...edited, low }), t('low'))}
              {figure(edited.high, (high) => setEdited({ ...edited, high }), t('high'))}
            </>
          ) : (
            figure(edited.value, (value) => setEdited({ ...edited, value }), t('column.target'))
          )}
          <InputNumber
            aria-label={t('weight')}
            prefix={t('weight')}
            min={0}
            max={100}
            value={weight}
            onChange={setWeight}
          />
          <Button
            loading={change.isPending}
            disabled={
              JSON.stringify(edited) === JSON.stringify(bounds) &&
              weight === node.latest.weight &&
              node.latest.state !== 'objected'
            }
            onClick={() => change.mutate(undefined, done)}
          >
            {t('change')}
          </Button>
        </div>
      )}
    </>
  );
}
