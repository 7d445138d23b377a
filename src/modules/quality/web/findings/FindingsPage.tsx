import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '#src/ui/layout/Page.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { FINDING_STATES } from '../../contract/finding.ts';
import { FindingDrawer } from './FindingDrawer.tsx';
import { FindingForm } from './FindingForm.tsx';
import { FindingTable } from './FindingTable.tsx';
import '../quality.css';
import '../scores/scores.css';
import './findings.css';
import { findingsPage } from './findings.pages.ts';
import { MonthTable } from './MonthTable.tsx';
import { useFinding, useFindingMonths } from './use-findings.ts';

const NO_FILTER = '';

/** The monthly analysis that is no fixed form: what was found, who sees to it, and what was proved fixed. */
export function FindingsPage() {
  const { t } = useTranslation('findings');
  const [search, setSearch] = usePageSearch(findingsPage);
  const { month, state, owner, late, finding, make } = search;
  const mayChange = useMay('change:finding');
  const { data: months } = useFindingMonths();
  const sum = (of: (one: NonNullable<typeof months>[number]) => number): number =>
    (months ?? []).reduce((all, one) => all + of(one), 0);
  const close = (): void =>
    setSearch({
      make: undefined,
      origin: undefined,
      kpi: undefined,
      form: undefined,
      item: undefined,
      from: undefined,
      to: undefined,
      contact: undefined,
      appeal: undefined,
    });
  return (
    <Page
      sentence={
        months === undefined
          ? t('nav.findings')
          : months.length === 0
            ? t(mayChange ? 'sentenceNone' : 'sentenceNoneHere')
            : t('sentence', {
                found: sum((one) => one.found),
                proved: sum((one) => one.proved),
                overdue: sum((one) => one.overdue),
              })
      }
      cause={t('cause')}
      actions={
        mayChange && (
          <Button type="primary" onClick={() => setSearch({ make: 'new' })}>
            {t('act.new')}
          </Button>
        )
      }
      question={
        <span className="yc-finding-asked">
          <Select
            aria-label={t('column.month')}
            value={month ?? NO_FILTER}
            onChange={(next) => setSearch({ month: next === NO_FILTER ? undefined : next })}
            options={[
              { value: NO_FILTER, label: t('filter.allMonths') },
              ...(months ?? []).map((one) => ({ value: one.month, label: one.month })),
            ]}
          />
          <Select
            aria-label={t('column.state')}
            value={state ?? (NO_FILTER as 'open')}
            onChange={(next) => setSearch({ state: FINDING_STATES.find((one) => one === next) })}
            options={[
              { value: NO_FILTER as 'open', label: t('filter.allStates') },
              ...FINDING_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
          />
          <Button
            type={owner === 'me' ? 'primary' : 'default'}
            aria-pressed={owner === 'me'}
            onClick={() => setSearch({ owner: owner === 'me' ? undefined : 'me' })}
          >
            {t('filter.mine')}
          </Button>
          <Button
            type={late === 'yes' ? 'primary' : 'default'}
            aria-pressed={late === 'yes'}
            onClick={() => setSearch({ late: late === 'yes' ? undefined : 'yes' })}
          >
            {t('filter.late')}
          </Button>
        </span>
      }
    >
      <FindingTable
        asked={{
          ...(month !== undefined && { month }),
          ...(state !== undefined && { state }),
          ...(owner === 'me' && { mine: 'true' }),
          ...(late === 'yes' && { late: 'true' }),
        }}
      />
      {(months?.length ?? 0) > 0 && <MonthTable rows={months ?? []} />}
      {finding !== undefined && make === undefined && (
        <FindingDrawer key={finding} id={finding} onClose={() => setSearch({ finding: undefined })} />
      )}
      {make === 'new' && mayChange && <FindingForm kept={null} onClose={close} />}
      {make === 'edit' && finding !== undefined && mayChange && <EditForm id={finding} onClose={close} />}
    </Page>
  );
}

function EditForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data } = useFinding(id);
  return data === undefined ? null : <FindingForm kept={data} onClose={onClose} />;
}
