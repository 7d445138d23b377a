import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { Delta } from '#src/ui/number/Delta.tsx';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { formatTarget } from '#src/ui/number/target.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { addDays } from '#src/ui/time/time-range.ts';
import type { BriefingFigure } from '../../contract/briefing.ts';
import { useJudgedWords } from '../use-judged-words.ts';

interface FiguresCardProps {
  readonly title: string;
  readonly figures: readonly BriefingFigure[];
  readonly centre: readonly BriefingFigure[];
  readonly scope: { readonly team: string; readonly day: string };
}

/** A day's figures against their targets and the same weekday before: the team's, then the centre's. */
export function FiguresCard({ title, figures, centre, scope }: FiguresCardProps) {
  const { t } = useTranslation('performance');
  const range = { from: scope.day, to: addDays(scope.day, 1) };
  return (
    <Card title={title} subtitle={t('briefing.againstWeekday')} padded={false}>
      {figures.length + centre.length === 0 ? (
        <p className="yc-quiet yc-card-body">{t('briefing.noFigures')}</p>
      ) : (
        <table className="yc-briefing-table">
          <tbody>
            {figures.map((figure) => (
              <Row key={figure.kpi} figure={figure} scope={{ ...range, where: { team: [scope.team] } }} />
            ))}
          </tbody>
          {centre.length > 0 && (
            <tbody>
              <tr>
                <th colSpan={4}>{t('briefing.centre')}</th>
              </tr>
              {centre.map((figure) => (
                <Row key={figure.kpi} figure={figure} scope={range} />
              ))}
            </tbody>
          )}
        </table>
      )}
    </Card>
  );
}

function Row({ figure, scope }: { readonly figure: BriefingFigure; readonly scope: object }) {
  const { t } = useTranslation('performance');
  const { inLocale, locale } = useJudgedWords();
  const { kpi, value, before, target, meets, provisional } = figure;
  const unit = figure.unit as Unit;
  return (
    <tr>
      <td>{inLocale(figure.title)}</td>
      <td className="yc-briefing-number">
        <KpiNumber value={value} unit={unit} label={inLocale(figure.title)} passport={{ kpi, scope: scope as never }} />
      </td>
      <td>
        {target === null ? (
          <span className="yc-quiet">{t('verdict.no_target')}</span>
        ) : (
          <>
            {formatTarget(target, unit, locale)}{' '}
            {provisional ? (
              <StateWord look="plain" state="provisional" />
            ) : (
              meets !== null && <StateWord look="plain" state={meets ? 'on' : 'off'} />
            )}
          </>
        )}
      </td>
      <td className="yc-briefing-number">
        {value !== null && before !== null && <Delta value={value - before} unit={unit} against="" />}
      </td>
    </tr>
  );
}
