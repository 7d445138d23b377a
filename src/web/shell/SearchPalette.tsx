import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#src/ui/icon/Icon.tsx';
import './search.css';
import { useSearchHits } from './use-search-hits.ts';

interface SearchPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The global search: one field, hits by kind, all by keyboard. */
export function SearchPalette({ open, onClose }: SearchPaletteProps) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={560}
      style={{ top: 72 }}
      classNames={{ container: 'yc-search' }}
    >
      <SearchBox onClose={onClose} />
    </Modal>
  );
}

function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('web');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const groups = useSearchHits(text);
  const hits = groups.flatMap((group) => group.hits);
  const current = hits[Math.min(at, hits.length - 1)];

  const go = (href: string): void => {
    onClose();
    void navigate({ href });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter' && current !== undefined && !event.nativeEvent.isComposing) {
      go(current.href);
    }
  };

  return (
    <>
      <label className="yc-search-field">
        <Icon name="search" size={18} />
        <input
          // The reader pressed a key to get here and wants to type.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="search-hits"
          aria-activedescendant={current === undefined ? undefined : `hit-${current.key}`}
          aria-label={t('search.open')}
          placeholder={t('search.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={keys}
        />
      </label>
      <div id="search-hits" role="listbox" className="yc-search-hits" aria-label={t('search.open')}>
        {groups.map((group) => (
          <section key={group.key} role="group" aria-label={group.title}>
            <h3>{group.title}</h3>
            {group.failed && <p>{t('search.failed', { source: group.title })}</p>}
            {group.hits.map((hit) => (
              <button
                key={hit.key}
                id={`hit-${hit.key}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={hit === current}
                onMouseMove={() => setAt(hits.indexOf(hit))}
                onClick={() => go(hit.href)}
              >
                <Icon name={hit.icon} size={15} />
                <b>{hit.title}</b>
                {hit.detail !== undefined && <span>{hit.detail}</span>}
              </button>
            ))}
          </section>
        ))}
        {hits.length === 0 && <p>{t('search.none', { text })}</p>}
      </div>
      <footer className="yc-search-foot">{t('search.hint')}</footer>
    </>
  );
}
