import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { type FlowStep, RowFlow } from '#src/ui/passport/RowFlow.tsx';
import type { Part, Passport } from '../../contract/passport.ts';
import { inLocale } from '../question/use-kpis.ts';
import { reasonWords } from './reason-words.ts';

interface PassportRowsProps {
  readonly passport: Passport;
  readonly onPart: (part: Part) => void;
}

type Counted = Passport['rows'][number];

/** Rows in and out, from all of them to the numerator, with the reasons at each step. */
export function PassportRows({ passport, onPart }: PassportRowsProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const reasons = (list: Counted['leftOut']): string =>
    list
      .slice(0, 5)
      .map(({ reason, rows }) => `${reasonWords(reason, t)} ${formatValue(rows, 'count', locale)}`)
      .join(' · ');
  const sum = (list: Counted['leftOut']): number => list.reduce((total, { rows }) => total + rows, 0);
  const steps = ({ entity, label, total, leftOut, denominator, notNumerator, numerator }: Counted): FlowStep[] => [
    { key: `${entity}-all`, label: inLocale(label, locale), rows: total, kind: 'kept' },
    {
      key: `${entity}-out`,
      label: t('passport.leftOut'),
      rows: sum(leftOut),
      kind: 'left',
      reasons: reasons(leftOut),
      onOpen: () => onPart('left_out'),
    },
    ...(denominator === null
      ? []
      : [
          {
            key: `${entity}-den`,
            label: t('passport.denominator'),
            rows: denominator,
            kind: 'kept',
            weight: 'denominator',
            onOpen: () => onPart('denominator'),
          } as const,
          {
            key: `${entity}-not`,
            label: t('passport.notNumerator'),
            rows: sum(notNumerator),
            kind: 'left',
            reasons: reasons(notNumerator),
            onOpen: () => onPart('not_numerator'),
          } as const,
        ]),
    {
      key: `${entity}-num`,
      label: denominator === null ? t('passport.counted') : t('passport.numerator'),
      rows: numerator,
      kind: 'kept',
      weight: 'numerator',
      onOpen: () => onPart('numerator'),
    },
  ];
  return (
    <div>
      <h3 className="yc-drawer-title">{t('passport.rows')}</h3>
      {passport.rows.map((counted) => (
        <RowFlow key={counted.entity} steps={steps(counted)} />
      ))}
    </div>
  );
}
