import { useMemo } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { saveFile } from '#src/ui/file/save-file.ts';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Form } from '../contract/form.ts';
import { FormView } from './FormView.tsx';
import { qualityApi } from './api.ts';
import { builderPage, plansPage } from './quality.pages.ts';
import { useAct, useForms } from './use-quality.ts';

/** Forms: how long they are and how long one takes; a form opens into what it asks. */
export function FormTable() {
  const { t } = useTranslation('quality');
  const [{ form }, setSearch] = usePageSearch(plansPage);
  const mayChange = useMay('change:quality_form');
  const locale = useLocale();
  const { data, error, refetch } = useForms();
  const take = useAct(async (id: string) => {
    const file = await qualityApi.formFile({ id, language: locale });
    saveFile(file, file.name);
  });
  const columns = useMemo(
    (): Column<Form>[] => [
      { key: 'name', title: t('column.form'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      { key: 'channel', title: t('contact.channel'), value: ({ channel }) => t(`channel.${channel}`) },
      { key: 'version', title: t('column.version'), unit: 'count', value: ({ current }) => current },
      { key: 'items', title: t('column.items'), unit: 'count', value: ({ items }) => items },
      { key: 'evaluations', title: t('tab.evaluations'), unit: 'count', value: ({ evaluations }) => evaluations },
      { key: 'minutes', title: t('column.minutes'), unit: 'number', value: ({ minutes }) => minutes },
    ],
    [t],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const opened = data?.find(({ id }) => id === form);
  const content = opened?.versions.at(-1)?.content;
  return (
    <>
      <DataTable
        id="forms"
        title={t('tab.forms')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        selected={form ?? null}
        onOpen={({ id }) => setSearch({ form: id })}
        loading={data === undefined}
        empty={t('plans.noForms')}
      />
      {opened !== undefined && content !== undefined && (
        <DetailDrawer
          over={`${t(`channel.${opened.channel}`)} · ${t('desk.version', { version: opened.versions.length })}`}
          title={opened.name}
          onClose={() => setSearch({ form: undefined })}
          actions={
            <>
              <Button loading={take.isPending} onClick={() => take.mutate(opened.id)}>
                {t('act.exportForm')}
              </Button>
              {mayChange && (
                <PageLink to={builderPage} search={{ form: opened.id }}>
                  {t('act.editForm')}
                </PageLink>
              )}
            </>
          }
        >
          {take.error !== null && <ErrorNotice error={take.error} />}
          <div className="yc-evaluation">
            <FormView content={content} />
          </div>
        </DetailDrawer>
      )}
    </>
  );
}
