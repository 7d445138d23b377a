import { Button, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Check } from '../../contract/check.ts';
import { qualityApi } from '../api.ts';
import { useChecks } from '../use-desk.ts';
import { useAct } from '../use-quality.ts';
import { CheckDrawer } from './CheckDrawer.tsx';
import { ModelCard } from './ModelCard.tsx';

/** How many evaluations one press asks about. */
const AT_ONCE = 500;

/** Automatic checks: what each answers, how well it agrees with people, and what it may do for that. */
export function CheckTable() {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const mayChange = useMay('change:quality_form');
  const { data, error, refetch } = useChecks();
  const [opened, setOpened] = useState<Check | 'new'>();
  const run = useAct((id: string) => qualityApi.runCheck({ id, limit: AT_ONCE }));
  const columns = useMemo((): Column<Check>[] => {
    const share = (value: number | null): string => (value === null ? '–' : formatValue(value, 'ratio', locale));
    return [
      {
        key: 'name',
        title: t('column.check'),
        value: ({ name }) => name,
        cell: ({ name, spec }) => (
          <span className="yc-check-lines">
            <b>{name}</b>
            <small className="yc-quiet">{t(`check.kind.${spec.kind}`)}</small>
          </span>
        ),
      },
      {
        key: 'item',
        title: t('column.item'),
        value: ({ itemWords, formName }) => `${itemWords} · ${formName}`,
        cell: ({ itemWords, formName }) => (
          <span className="yc-check-lines">
            {itemWords}
            <small className="yc-quiet">{formName}</small>
          </span>
        ),
      },
      {
        key: 'may',
        title: t('check.mayTitle'),
        value: ({ may }) => t(`check.may.${may}`),
        cell: ({ may, standing }) => (
          <>
            <Tag color={may === 'report' ? 'default' : 'success'}>{t(`check.may.${may}`)}</Tag>
            {standing.lacks.length > 0 && (
              <small className="yc-quiet yc-check-lacks">
                {standing.lacks.map((lack) => t(`check.lack.${lack}`)).join(' · ')}
              </small>
            )}
          </>
        ),
      },
      {
        key: 'agreement',
        title: t('check.agreement'),
        value: ({ standing }) => standing.agreement,
        cell: ({ standing: { agreement, low } }) =>
          agreement === null ? '–' : t('check.atLeast', { value: share(agreement), low: share(low) }),
      },
      {
        key: 'human',
        title: t('check.human'),
        value: ({ standing }) => standing.human,
        cell: ({ standing }) => share(standing.human),
      },
      {
        key: 'twice',
        title: t('check.twice'),
        value: ({ standing: { contacts, failures } }) => t('check.pairs', { contacts, failures }),
      },
      {
        key: 'answers',
        title: t('check.answers'),
        value: ({ answers }) => answers,
        align: 'end',
        cell: ({ answers, lapsed }) => (
          <>
            {answers} {lapsed > 0 && <small className="yc-quiet">{t('check.lapsed', { count: lapsed })}</small>}
          </>
        ),
      },
      ...(mayChange
        ? [
            {
              key: 'run',
              title: t('check.runTitle'),
              value: () => null,
              cell: ({ id }: Check) => (
                <Button
                  size="small"
                  loading={run.isPending && run.variables === id}
                  onClick={(event) => {
                    event.stopPropagation();
                    run.mutate(id);
                  }}
                >
                  {t('check.run')}
                </Button>
              ),
            },
          ]
        : []),
    ];
  }, [t, locale, mayChange, run]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <ModelCard />
      {run.error !== null && <ErrorNotice error={run.error} />}
      {run.data !== undefined && <p className="yc-quiet">{t('check.ran', run.data)}</p>}
      {mayChange && (
        <div>
          <Button onClick={() => setOpened('new')}>{t('check.new')}</Button>
        </div>
      )}
      <DataTable
        id="quality-checks"
        title={t('tab.checks')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        {...(mayChange ? { onOpen: setOpened } : {})}
        loading={data === undefined}
        empty={t('check.none')}
      />
      {opened !== undefined && (
        <CheckDrawer check={opened === 'new' ? null : opened} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
