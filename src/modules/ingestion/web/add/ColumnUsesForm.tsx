import { Button, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { COLUMN_USES, type ColumnUse, type ColumnUses, LENGTHS } from '../../contract/column-use.ts';
import type { PreviewBody } from '../../contract/routes.ts';
import { ingestionApi } from '../api.ts';
import './add.css';

type Table = NonNullable<PreviewBody['table']>;
type Cell = string | number | boolean | null;

interface ColumnUsesFormProps {
  readonly table: Table;
  /** What was said before, when one comes back. */
  readonly said: ColumnUses | null;
  readonly onMapping: (mapping: string, said: ColumnUses) => void;
}

/** A day of a sheet reads as its midnight. */
const midnight = / 00:00:00$/;

/** Examples of a column that tell most: the first different ones. */
const examples = (table: Table, column: string): string =>
  [
    ...new Set(
      table.sample
        .map(({ fields }) => fields[column])
        .filter((v) => v != null && v !== '')

        .map((v) => String(v).replace(midnight, '')),
    ),
  ]
    .slice(0, 3)
    .join(' · ');

/** What each column of a list is, guessed and corrected by whoever keeps the list; the mapping is written from it. */
export function ColumnUsesForm({ table, said, onMapping }: ColumnUsesFormProps) {
  const { t } = useTranslation('ingestion');
  const [uses, setUses] = useState<ColumnUses>(() => said ?? table.uses);
  const draft = useMutation({
    mutationFn: () =>
      ingestionApi.draftMapping({
        header: [...table.columns],
        rows: table.sample.map(({ fields }) => fields as Record<string, Cell>),
        uses,
        skip: table.skip,
      }),
    onSuccess: ({ mapping }) => onMapping(mapping, uses),
  });
  const held = new Set(Object.values(uses).map(({ use }) => use));
  const timed = held.has('first_touch') || held.has('date');
  const set = (column: string, use: ColumnUse | null): void => {
    const { [column]: _, ...others } = uses;
    setUses(use === null ? others : { ...others, [column]: use });
  };
  return (
    <Card
      title={t('columns.title')}
      subtitle={t('columns.hint')}
      extra={
        <Button type="primary" disabled={!timed} loading={draft.isPending} onClick={() => draft.mutate()}>
          {t('columns.take')}
        </Button>
      }
    >
      {!timed && <p className="yc-note">{t('columns.needTime')}</p>}
      <div className="yc-columns">
        {table.columns.map((column) => {
          const use = uses[column];
          return (
            <div key={column} className={use === undefined ? 'yc-column yc-column-left' : 'yc-column'}>
              <span>
                <b>{column}</b>
                <small>{examples(table, column) || t('columns.blank')}</small>
              </span>
              <Select
                aria-label={t('columns.is', { column })}
                showSearch={{ optionFilterProp: 'label' }}
                allowClear
                placeholder={t('columns.unread')}
                value={use?.use ?? null}
                onChange={(next: ColumnUse['use'] | null | undefined) =>
                  set(column, next == null ? null : { use: next, ...(LENGTHS.has(next) && { unit: use?.unit ?? 's' }) })
                }
                options={COLUMN_USES.filter((one) => one === use?.use || !held.has(one)).map((value) => ({
                  value,
                  label: t(`use.${value}`),
                }))}
              />
              {use !== undefined && LENGTHS.has(use.use) && (
                <Select
                  aria-label={t('columns.unit', { column })}
                  value={use.unit ?? 's'}
                  onChange={(unit: 's' | 'min') => set(column, { ...use, unit })}
                  options={(['s', 'min'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
                />
              )}
            </div>
          );
        })}
      </div>
      {draft.error !== null && <ErrorNotice error={draft.error} />}
    </Card>
  );
}
