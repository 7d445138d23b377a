import { Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon/Icon.tsx';
import './filter.css';

export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** Other words people type: the other language, aliases, the id. */
  readonly also?: readonly string[];
  /** Small figure at the right, as a number of rows. */
  readonly note?: string;
}

export interface PickGroup {
  readonly key: string;
  readonly title: string | null;
  readonly items: readonly PickItem[];
}

interface PickListProps {
  readonly groups: readonly PickGroup[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly placeholder: string;
  /** Further ones cannot be ticked; says so at the foot. */
  readonly most?: number;
}

/** A list to tick, in groups, with a search that also knows aliases. */
export function PickList({ groups, chosen, onChange, placeholder, most }: PickListProps) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState('');
  const shown = useMemo(() => {
    const asked = text.trim().toLowerCase();
    const fits = ({ id, label, also = [] }: PickItem): boolean =>
      [id, label, ...also].some((word) => word.toLowerCase().includes(asked));
    return groups
      .map((group) => ({ ...group, items: group.items.filter(fits) }))
      .filter(({ items }) => items.length > 0);
  }, [groups, text]);
  const full = most !== undefined && chosen.length >= most;

  return (
    <div className="yc-pick">
      <Input
        prefix={<Icon name="search" size={14} />}
        placeholder={placeholder}
        aria-label={placeholder}
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="yc-pick-list">
        {shown.map(({ key, title, items }) => (
          <section key={key} aria-label={title ?? undefined}>
            {title !== null && <h3>{title}</h3>}
            {items.map(({ id, label, note }) => {
              const on = chosen.includes(id);
              return (
                <div key={id} className={on ? 'yc-pick-on' : undefined}>
                  <Checkbox
                    checked={on}
                    disabled={full && !on}
                    onChange={() => onChange(on ? chosen.filter((c) => c !== id) : [...chosen, id])}
                  >
                    {label}
                  </Checkbox>
                  {note !== undefined && <small>{note}</small>}
                </div>
              );
            })}
          </section>
        ))}
        {shown.length === 0 && <p>{t('filter.none', { text })}</p>}
      </div>
      {most !== undefined && <p className="yc-pick-foot">{t('filter.chosen', { chosen: chosen.length, most })}</p>}
    </div>
  );
}
