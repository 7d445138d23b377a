import { useTranslation } from 'react-i18next';
import type { KpiState } from '#src/ui/number/kpi-state.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import type { Verdict } from '../../contract/comparison.ts';

/** Whether a difference is good or bad by the KPI's own direction; null when there is none to speak of. */
export function verdictState(verdict: Verdict, better: string): KpiState | null {
  if (verdict === 'no_data') return 'none';
  if (verdict !== 'above' && verdict !== 'below') return null;
  if (better === 'band') return 'watch';
  if (better !== 'higher' && better !== 'lower') return null;
  return (verdict === 'above') === (better === 'higher') ? 'on' : 'off';
}

interface VerdictWordProps {
  readonly verdict: Verdict;
  readonly better: string;
}

/** "Below the centre", "no significant difference": never a rank. */
export function VerdictWord({ verdict, better }: VerdictWordProps) {
  const { t } = useTranslation('kpis');
  const state = verdictState(verdict, better);
  const word = t(`compare.verdict.${verdict}`);
  return state === null ? (
    <span className="yc-quiet">{word}</span>
  ) : (
    <StateWord state={state} look="plain">
      {word}
    </StateWord>
  );
}
