import { useTranslation } from 'react-i18next';
import type { FormFault } from '../../contract/form-faults.ts';

interface FaultListProps {
  readonly faults: readonly FormFault[];
  readonly onChoose: (item: string) => void;
}

/** What still keeps a form from being used; each leads to its item. */
export function FaultList({ faults, onChoose }: FaultListProps) {
  const { t } = useTranslation('quality');
  if (faults.length === 0) return <p className="yc-quiet">{t('builder.good')}</p>;
  return (
    <ul className="yc-builder-faults" aria-live="polite">
      {faults.map(({ at, fault, values }) => (
        <li key={`${at} ${fault}`}>
          <button type="button" onClick={() => onChoose(at.split('.')[1] ?? '')}>
            {t(`fault.${fault}`, values)}
          </button>
        </li>
      ))}
    </ul>
  );
}
