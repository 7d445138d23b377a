import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePrecedents } from '../use-quality.ts';

interface MergeListProps {
  readonly form: string;
  readonly item: string;
  readonly merged: readonly string[];
  readonly onChange: (merged: string[]) => void;
}

/** Precedents on the item at hand: those its words now hold are ticked and leave the case law with this version. */
export function MergeList({ form, item, merged, onChange }: MergeListProps) {
  const { t } = useTranslation('quality');
  const { data } = usePrecedents(form, item);
  if (data === undefined || data.length === 0) return null;
  return (
    <fieldset className="yc-builder-wide yc-builder-answers">
      <legend>{t('builder.merge')}</legend>
      {data.map(({ appeal, outcome, reason, words, until }) => (
        <Checkbox
          key={appeal}
          checked={merged.includes(appeal)}
          onChange={({ target }) =>
            onChange(target.checked ? [...merged, appeal] : merged.filter((one) => one !== appeal))
          }
        >
          <b>{t(`outcome.${outcome}`)}</b> {reason} → {words}{' '}
          <small className="yc-quiet">{t('precedents.until', { version: until })}</small>
        </Checkbox>
      ))}
    </fieldset>
  );
}
