import { useTranslation } from 'react-i18next';
import type { FormContent } from '../../contract/form.ts';
import type { FormFault } from '../../contract/form-faults.ts';

interface FaultListProps {
  readonly content: FormContent;
  readonly faults: readonly FormFault[];
  readonly onChoose: (item: string) => void;
}

/** What still keeps a form from being used; each leads to its item. */
export function FaultList({ content, faults, onChoose }: FaultListProps) {
  const { t } = useTranslation('quality');
  /** What has no words yet is named by where it stands, not by its id. */
  const named = (at: string): { item: string } | null => {
    const [sectionId, itemId] = at.split('.');
    const place = content.sections.findIndex(({ id }) => id === sectionId);
    const section = content.sections[place];
    if (section === undefined) return null;
    if (itemId === undefined) return { item: section.words || t('builder.sectionAt', { n: place + 1 }) };
    const items = content.sections.flatMap((one) => one.items);
    const row = items.findIndex(({ id }) => id === itemId);
    return { item: items[row]?.words || t('builder.itemAt', { n: row + 1 }) };
  };
  if (faults.length === 0) return <p className="yc-quiet">{t('builder.good')}</p>;
  return (
    <ul className="yc-builder-faults" aria-live="polite">
      {faults.map(({ at, fault, values }) => (
        <li key={`${at} ${fault}`}>
          <button type="button" onClick={() => onChoose(at.split('.')[1] ?? '')}>
            {t(`fault.${fault}`, { ...values, ...named(at) })}
          </button>
        </li>
      ))}
    </ul>
  );
}
