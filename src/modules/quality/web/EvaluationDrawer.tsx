import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMe } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { AppealBox } from './AppealBox.tsx';
import { answerWords } from './answer-words.ts';
import { qualityApi } from './api.ts';
import { FileAppeal } from './FileAppeal.tsx';
import { PrecedentCard } from './PrecedentCard.tsx';
import { CheckAnswers } from './checks/CheckAnswers.tsx';
import { clockOf } from './desk/clock-of.ts';
import { CoachBox } from './tasks/CoachBox.tsx';
import { useAct, useEvaluation, useForms } from './use-quality.ts';

interface EvaluationDrawerProps {
  readonly id: string;
  readonly zone: string;
  readonly onClose: () => void;
}

/** One evaluation: its points, answers and words; the agent reads it and objects, whoever may decides. */
export function EvaluationDrawer({ id, zone, onClose }: EvaluationDrawerProps) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const me = useMe();
  const { data, error } = useEvaluation(id);
  const { data: forms } = useForms();
  const acknowledge = useAct(() => qualityApi.acknowledge({ id }));
  const [openedAt] = useState(Date.now);
  const [against, setAgainst] = useState<string>();
  const points = (value: number | null): string => (value === null ? '–' : formatValue(value, 'points', locale));
  const when = (iso: string | null): string => (iso === null ? '–' : formatMoment(Date.parse(iso), zone, locale));
  const placeOf = (at: number): string =>
    data?.channel === 'voice' ? clockOf(at) : t('evidence.message', { number: at });
  const isMine = data !== undefined && me.agent !== null && me.agent === data.agent;
  const isOpenToAppeal = isMine && data.appealUntil !== null && Date.parse(data.appealUntil) > openedAt;
  return (
    <DetailDrawer
      over={data === undefined ? t('nav.evaluations') : `${t(`sample.${data.sample}`)} · ${t(`source.${data.source}`)}`}
      title={data === undefined ? '' : `${data.agentName ?? '–'} · ${points(data.score)}`}
      onClose={onClose}
      actions={
        isMine &&
        data.acknowledgedAt === null && (
          <Button type="primary" loading={acknowledge.isPending} onClick={() => acknowledge.mutate(undefined)}>
            {t('act.acknowledge')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {data === undefined ? (
        <PageSkeleton />
      ) : (
        <div className="yc-evaluation">
          <FactList
            items={[
              { key: 'customer', label: t('aspect.customer'), value: points(data.customer) },
              { key: 'business', label: t('aspect.business'), value: points(data.business) },
              {
                key: 'passed',
                label: t('column.passed'),
                value: data.passed === null ? '–' : t(data.passed ? 'passed' : 'failed'),
              },
              {
                key: 'form',
                label: t('column.form'),
                value: `${data.formName} · ${t('desk.version', { version: data.version })}`,
              },
              { key: 'inspector', label: t('column.inspector'), value: data.inspectorName },
              {
                key: 'contact',
                label: t('column.contact'),
                value: <a href={`/contacts/${encodeURIComponent(data.contact)}`}>{data.contact}</a>,
              },
              { key: 'until', label: t('column.appealUntil'), value: when(data.appealUntil) },
            ]}
          />
          {data.feedback !== '' && <blockquote>{data.feedback}</blockquote>}
          <table className="yc-evaluation-items">
            <tbody>
              {data.content.sections.map((section) => [
                <tr key={section.id}>
                  <th colSpan={3}>{section.words}</th>
                </tr>,
                ...section.items
                  .filter((item) => data.answers[item.id] !== undefined)
                  .map((item) => {
                    const given = data.answers[item.id];
                    const appeal = data.appeals.find((one) => one.item === item.id);
                    return (
                      <tr key={item.id}>
                        <td>
                          {item.words}
                          {given?.comment && <small className="yc-quiet">{given.comment}</small>}
                          {(given?.evidence?.length ?? 0) > 0 && (
                            <small className="yc-quiet">
                              {t('evidence.at', { places: given?.evidence?.map(({ at }) => placeOf(at)).join(' · ') })}
                            </small>
                          )}
                        </td>
                        <td>{answerWords(item, given?.answer ?? null, t)}</td>
                        <td>
                          {appeal !== undefined
                            ? t(`appealState.${appeal.state}`)
                            : isOpenToAppeal && (
                                <Button size="small" onClick={() => setAgainst(item.id)}>
                                  {t('act.appeal')}
                                </Button>
                              )}
                        </td>
                      </tr>
                    );
                  }),
              ])}
            </tbody>
          </table>
          {against !== undefined && (
            <>
              <PrecedentCard form={forms?.find(({ name }) => name === data.formName)?.id ?? ''} item={against} />
              <FileAppeal evaluation={data} item={against} onDone={() => setAgainst(undefined)} />
            </>
          )}
          <CheckAnswers evaluation={data.id} content={data.content} />
          {data.state === 'submitted' && <CoachBox evaluation={data.id} />}
          {data.appeals.map((appeal) => (
            <AppealBox key={appeal.id} appeal={appeal} evaluation={data} zone={zone} />
          ))}
        </div>
      )}
    </DetailDrawer>
  );
}
