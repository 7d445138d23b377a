import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterButton } from '#src/ui/filter/FilterButton.tsx';
import { PickList } from '#src/ui/filter/PickList.tsx';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Chip } from '#src/ui/layout/Chip.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { kpisApi } from '../api.ts';
import { reasonWords } from '../passport/reason-words.ts';

type Dimension =
  | 'queue'
  | 'agent'
  | 'team'
  | 'channel'
  | 'outcome'
  | 'site'
  | 'project'
  | 'client'
  | 'reason'
  | 'hour'
  | 'weekday';

interface DimensionFiltersProps<D extends Dimension> {
  readonly dimensions: readonly D[];
  readonly where: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly onChange: (dimension: D, values: readonly string[]) => void;
}

const useValues = (dimension: string) =>
  useQuery({
    queryKey: ['values', dimension],
    queryFn: ({ signal }) => kpisApi.values({ id: dimension }, { signal }),
  });

/** Conditions as chips, and one button per dimension to change them. */
export function DimensionFilters<D extends Dimension>({ dimensions, where, onChange }: DimensionFiltersProps<D>) {
  const { t } = useTranslation('kpis');
  return (
    <>
      {dimensions.map((dimension) => (
        <span key={dimension} className="yc-filter">
          <FilterButton label={t(`dimension.${dimension as Dimension}`)}>
            {() => (
              <ValueList
                dimension={dimension}
                chosen={where[dimension] ?? []}
                onChange={(values) => onChange(dimension, values)}
              />
            )}
          </FilterButton>
          {(where[dimension] ?? []).length > 0 && (
            <ValueChips
              dimension={dimension}
              chosen={where[dimension] ?? []}
              onChange={(values) => onChange(dimension, values)}
            />
          )}
        </span>
      ))}
    </>
  );
}

interface ValuesProps {
  readonly dimension: Dimension;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function ValueList({ dimension, chosen, onChange }: ValuesProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { data, error } = useValues(dimension);
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return <Bone width={220} height={160} />;
  return (
    <PickList
      placeholder={t('filter.find', { what: t(`dimension.${dimension}`) })}
      chosen={chosen}
      onChange={onChange}
      groups={[
        {
          key: dimension,
          title: null,
          items: data.map(({ id, name, rows }) => ({
            id,
            label: reasonWords(name, t),
            note: formatValue(rows, 'count', locale),
          })),
        },
      ]}
    />
  );
}

function ValueChips({ dimension, chosen, onChange }: ValuesProps) {
  const { t } = useTranslation('kpis');
  const { data } = useValues(dimension);
  return chosen.map((id) => {
    const label = reasonWords(data?.find((value) => value.id === id)?.name ?? id, t);
    return (
      <Chip key={id} removeLabel={label} onRemove={() => onChange(chosen.filter((other) => other !== id))}>
        {label}
      </Chip>
    );
  });
}
