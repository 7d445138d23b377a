import { useTranslation } from 'react-i18next';
import type { KpiState } from './kpi-state.ts';
import './number.css';
import { StateShape } from './StateShape.tsx';

interface StateWordProps {
  readonly state: KpiState;
  /** On its soft ground (tiles, headers) or bare (tables). */
  readonly look?: 'pill' | 'plain';
  /** Says it more exactly, as in "3.8 points under target". */
  readonly children?: React.ReactNode;
}

/** Shape and word of a state; colour only supports them. */
export function StateWord({ state, look = 'pill', children }: StateWordProps) {
  const { t } = useTranslation('ui');
  return (
    <span className={`yc-state yc-state-${look} yc-is-${state}`}>
      <StateShape state={state} size={look === 'pill' ? 11 : 10} />
      {children ?? t(`state.${state}`)}
    </span>
  );
}
