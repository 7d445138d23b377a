import { useTranslation } from 'react-i18next';
import { StateShape } from '#src/ui/number/StateShape.tsx';
import type { Alert, Reading } from '../contract/alert.ts';

/** Urgent ▼ or worth a look ◆, with the word beside the shape where `word`. */
export function Severity({
  severity,
  word = false,
}: {
  readonly severity: Alert['severity'];
  readonly word?: boolean;
}) {
  const { t } = useTranslation('alerts');
  return (
    <span className={`yc-state yc-state-plain yc-is-${severity === 'urgent' ? 'off' : 'watch'}`}>
      <StateShape state={severity === 'urgent' ? 'off' : 'watch'} size={11} />
      {word ? t(`severity.${severity}`) : <span className="yc-hidden">{t(`severity.${severity}`)}</span>}
    </span>
  );
}

/** Whether a reading lies under or over what it was held against. */
export const side = ({ value, limit }: Reading): 'under' | 'over' => (value < limit ? 'under' : 'over');
