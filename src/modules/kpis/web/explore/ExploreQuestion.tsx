import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterButton } from '#src/ui/filter/FilterButton.tsx';
import { PickList } from '#src/ui/filter/PickList.tsx';
import { Chip } from '#src/ui/layout/Chip.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { DimensionFilters } from '../question/DimensionFilters.tsx';
import { inLocale } from '../question/use-kpis.ts';
import { type ExploreDimension, exploreGrains, mostKpis } from './explore.page.ts';
import { useKpiGroups } from './use-kpi-groups.ts';
import type { Explore } from './use-explore.ts';

/** The question in words one can change: which KPIs, by what, how fine, under which conditions. */
export function ExploreQuestion({ explore }: { readonly explore: Explore }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { kpis, dimensions, by, grain, where, setSearch } = explore;
  const groups = useKpiGroups(explore.list);
  const ids = kpis.map(({ id }) => id);
  const choose = (next: readonly string[]): void => setSearch({ kpis: [...next], sort: undefined });
  return (
    <>
      <span className="yc-quiet">{t('explore.see')}</span>
      {kpis.map((kpi) => {
        const name = inLocale(kpi.title, locale);
        return (
          <Chip
            key={kpi.id}
            look="asked"
            removeLabel={name}
            {...(kpis.length === 1 ? {} : { onRemove: () => choose(ids.filter((id) => id !== kpi.id)) })}
          >
            {name}
          </Chip>
        );
      })}
      <FilterButton label={t('explore.kpi')} plus>
        {() => (
          <PickList groups={groups} chosen={ids} onChange={choose} placeholder={t('explore.findKpi')} most={mostKpis} />
        )}
      </FilterButton>
      <span className="yc-quiet">{t('explore.by')}</span>
      <Select<ExploreDimension | 'none'>
        size="small"
        aria-label={t('explore.by')}
        popupMatchSelectWidth={false}
        value={by ?? 'none'}
        onChange={(next) => setSearch({ by: next, sort: undefined })}
        options={[
          { value: 'none', label: t('explore.whole') },
          ...dimensions.map((value) => ({ value, label: t(`dimension.${value}`) })),
        ]}
      />
      <span className="yc-quiet">{t('explore.each')}</span>
      <Select
        size="small"
        aria-label={t('explore.each')}
        popupMatchSelectWidth={false}
        value={grain}
        onChange={(next) => setSearch({ grain: next })}
        options={exploreGrains.map((value) => ({ value, label: t(`grain.${value}`) }))}
      />
      <span className="yc-quiet">{t('explore.where')}</span>
      <DimensionFilters
        dimensions={(['queue', 'channel', 'team', 'agent'] as const).filter((d) => dimensions.includes(d))}
        where={where}
        onChange={(dimension, values) => {
          const { [dimension]: _, ...rest } = where;
          const next = values.length === 0 ? rest : { ...rest, [dimension]: [...values] };
          setSearch({ where: Object.keys(next).length === 0 ? undefined : next });
        }}
      />
    </>
  );
}
