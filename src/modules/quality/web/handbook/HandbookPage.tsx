import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import '../quality.css';
import { handbookPage } from '../quality.pages.ts';
import { useHandbook } from '../use-desk.ts';
import { HandbookEditor } from './HandbookEditor.tsx';
import './handbook.css';

/** The SOP handbook: every item with its page, searched by any word on it. */
export function HandbookPage() {
  const { t } = useTranslation('quality');
  const [{ form, item, text = '' }, setSearch] = usePageSearch(handbookPage);
  const { data, error, refetch } = useHandbook(text === '' ? {} : { text });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const pages = data ?? [];
  const open = pages.find((page) => page.form === form && page.item === item) ?? pages[0];
  const written = pages.filter(({ version }) => version > 0).length;
  return (
    <Page
      sentence={t('handbook.sentence', { count: pages.length, written })}
      cause={t('handbook.cause')}
      actions={
        <Input.Search
          allowClear
          defaultValue={text}
          placeholder={t('handbook.search')}
          aria-label={t('handbook.search')}
          onSearch={(next) => setSearch({ text: next.trim() === '' ? undefined : next.trim() })}
        />
      }
    >
      {data === undefined ? (
        <Bone width="100%" height={480} />
      ) : pages.length === 0 ? (
        <EmptyState
          icon="book"
          title={t(text === '' ? 'handbook.noForms' : 'handbook.nothing', { text })}
          hint={t(text === '' ? 'handbook.noFormsHint' : 'handbook.nothingHint')}
        />
      ) : (
        <div className="yc-handbook">
          <Card padded={false}>
            <nav className="yc-handbook-list" aria-label={t('nav.handbook')}>
              {[...Map.groupBy(pages, (page) => page.formName)].map(([name, own]) => (
                <section key={name}>
                  <h3>{name}</h3>
                  {own.map((page) => (
                    <button
                      key={page.item}
                      type="button"
                      aria-current={page === open}
                      onClick={() => setSearch({ form: page.form, item: page.item })}
                    >
                      <span>{page.itemWords}</span>
                      <small className="yc-quiet">
                        {page.version === 0 ? t('handbook.unwritten') : t('desk.version', { version: page.version })}
                        {page.decisions.length > 0 && ` · ${t('handbook.decisions', { count: page.decisions.length })}`}
                      </small>
                    </button>
                  ))}
                </section>
              ))}
            </nav>
          </Card>
          {open !== undefined && <HandbookEditor key={`${open.form} ${open.item} ${open.version}`} page={open} />}
        </div>
      )}
    </Page>
  );
}
