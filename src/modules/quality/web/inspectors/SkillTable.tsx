import { Popover } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { type BoardRow, INSPECTOR_SKILLS } from '../../contract/inspector.ts';
import { inspectorsPage } from './inspectors.pages.ts';
import { SkillProof } from './SkillProof.tsx';

/** Six skills of everybody who inspects, each with its latest proof. */
export function SkillTable({ rows, loading }: { readonly rows: readonly BoardRow[]; readonly loading: boolean }) {
  const { t } = useTranslation('inspectors');
  const [, setSearch] = usePageSearch(inspectorsPage);
  const mayChange = useMay('change:inspector');
  const columns = useMemo(
    (): Column<BoardRow>[] => [
      { key: 'name', title: t('column.inspector'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      ...INSPECTOR_SKILLS.map(
        (skill): Column<BoardRow> => ({
          key: skill,
          title: t(`skill.${skill}`),
          value: ({ skills }) => {
            const own = skills.find((one) => one.skill === skill);
            return own === undefined ? null : `${t(`held.${own.state}`)} ${own.until ?? own.on}`;
          },
          noDataWord: t('held.missing'),
          cell: ({ skills }) => {
            const own = skills.find((one) => one.skill === skill);
            if (own === undefined) return <span className="yc-quiet">{t('held.missing')}</span>;
            return (
              <Popover
                trigger="click"
                title={t(`skill.${skill}`)}
                content={<SkillProof skill={own} mayChange={mayChange} />}
              >
                <button type="button" className={own.state === 'held' ? 'yc-link' : 'yc-link yc-desk-failed'}>
                  {own.state === 'expired'
                    ? t('expiredOn', { date: own.until })
                    : own.until === null
                      ? t('heldOn', { date: own.on })
                      : t('heldUntil', { date: own.until })}
                </button>
              </Popover>
            );
          },
        }),
      ),
    ],
    [t, mayChange],
  );
  return (
    <DataTable
      id="inspector-skills"
      title={t('skills')}
      subtitle={t('skillsHint')}
      columns={columns}
      rows={rows.filter(({ active }) => active)}
      rowKey={({ id }) => id}
      loading={loading}
      empty={t('none')}
      {...(mayChange && { onOpen: ({ id }: BoardRow) => setSearch({ give: 'skill', inspector: id }) })}
    />
  );
}
