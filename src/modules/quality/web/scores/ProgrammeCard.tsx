import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { ScoreBoard } from '../../contract/scores.ts';

/** What a number of evaluations a person can tell, and how many it would take. */
export function ProgrammeCard({
  programme,
  onPlan,
}: {
  readonly programme: ScoreBoard['programme'];
  readonly onPlan: (planned: number) => void;
}) {
  const { t } = useTranslation('scores');
  const locale = useLocale();
  const { planned, reliability, forReliable, forSeparation, misclassified, people, evaluations } = programme;
  const share = (value: number | null): string => (value === null ? '–' : formatValue(value, 'ratio', locale));
  const facts = [
    [t('programme.reliability'), share(reliability)],
    [t('programme.misclassified'), share(misclassified)],
    [t('programme.forReliable'), forReliable === null ? t('programme.never') : String(forReliable)],
    [t('programme.forSeparation'), forSeparation === null ? t('programme.never') : String(forSeparation)],
    [t('programme.spreads'), `${formatValue(people, 'score', locale)} / ${formatValue(evaluations, 'score', locale)}`],
  ] as const;
  return (
    <Card
      title={t('programme.title')}
      extra={
        <label className="yc-score-plan">
          {t('programme.planned')}
          <InputNumber
            size="small"
            min={1}
            max={1000}
            value={planned}
            onChange={(next) => next !== null && onPlan(next)}
          />
        </label>
      }
    >
      <dl className="yc-score-facts">
        {facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
