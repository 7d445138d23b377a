import { useMemo, useState } from 'react';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import { TargetBar } from '#src/ui/table/TargetBar.tsx';
import { queues, word } from './fixtures.ts';

type Row = ReturnType<typeof queues>[number] & { readonly colour: number };

const share = (row: Row): number => row.within / row.asked;

/** A table with totals, bars, intervals and states; and the same table while it loads. */
export function TableExamples() {
  const locale = useLocale();
  const [selected, setSelected] = useState<string | null>(null);
  const rows = useMemo(() => queues(locale).map((row, colour) => ({ ...row, colour })), [locale]);
  const w = word(locale);
  const columns = useMemo((): Column<Row>[] => {
    const say = word(locale);
    return [
      {
        key: 'name',
        title: say('队列', 'Queue'),
        value: (row) => row.name,
        cell: (row) => (
          <>
            <i
              style={{
                display: 'inline-block',
                width: 10,
                height: 3,
                marginInlineEnd: 8,
                verticalAlign: 'middle',
                background: `var(--yc-series-${row.colour + 1})`,
              }}
            />
            {row.name}
          </>
        ),
      },
      { key: 'within', title: say('20 秒内接通', 'Answered in 20 s'), unit: 'count', value: (row) => row.within },
      { key: 'asked', title: say('分母', 'Denominator'), unit: 'count', value: (row) => row.asked },
      {
        key: 'sl',
        title: say('20 秒服务水平', 'Service level 20 s'),
        unit: 'ratio',
        value: share,
        cell: (row) => (
          <KpiNumber
            value={share(row)}
            unit="ratio"
            size="strong"
            label={row.name}
            passport={{ kpi: 'service_level', scope: { queue: row.key } }}
          />
        ),
      },
      {
        key: 'bar',
        title: say('线 = 目标', 'Line = target'),
        drawing: true,
        value: () => null,
        cell: (row) => <TargetBar value={share(row)} max={1} target={0.8} colour={row.colour} />,
      },
      {
        key: 'state',
        title: say('状态', 'State'),
        value: (row) => (share(row) >= 0.8 ? 'on' : 'off'),
        cell: (row) => <StateWord state={share(row) >= 0.8 ? 'on' : 'off'} look="plain" />,
      },
      {
        key: 'interval',
        title: say('误差范围', 'Confidence interval'),
        drawing: true,
        width: 180,
        value: () => null,
        cell: (row) => (
          <IntervalBar
            value={share(row)}
            interval={{ low: share(row) - 0.03, high: share(row) + 0.03 }}
            funnel={{ low: 0.77, high: 0.85 }}
            centre={0.81}
            target={0.8}
            low={0.6}
            high={1}
            state={share(row) < 0.77 ? 'off' : null}
          />
        ),
      },
      {
        key: 'aht',
        title: say('平均处理时长', 'Average handle time'),
        unit: 'duration',
        value: (row) => row.aht,
        cell: (row) => (
          <KpiNumber
            value={row.aht}
            unit="duration"
            noDataWord={say('无语音', 'no voice')}
            passport={{ kpi: 'aht', scope: { queue: row.key } }}
          />
        ),
      },
    ];
  }, [locale]);
  const asked = rows.reduce((sum, row) => sum + row.asked, 0);
  const within = rows.reduce((sum, row) => sum + row.within, 0);

  return (
    <>
      <DataTable
        id="gallery"
        title={w('明细', 'Details')}
        subtitle={w('点任一数字看指标溯源', 'Click any number for its passport')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        selected={selected}
        onOpen={(row) => setSelected(row.key)}
        total={{
          cells: {
            within: <KpiNumber value={within} unit="count" />,
            asked: <KpiNumber value={asked} unit="count" />,
            sl: <KpiNumber value={within / asked} unit="ratio" passport={{ kpi: 'service_level', scope: {} }} />,
            bar: <TargetBar value={within / asked} max={1} target={0.8} colour={null} />,
            state: <StateWord state="on" look="plain" />,
          },
          rule: (
            <>
              <b>{w('合计 = 分子之和 ÷ 分母之和', 'Total = sum of numerators ÷ sum of denominators')}</b>
              {w(
                '（53,868 ÷ 66,184）。各行简单平均是 82.9%，那不是全中心的 20 秒服务水平。',
                ' (53,868 ÷ 66,184). The plain mean of the rows is 82.9%, which is not the service level of the centre.',
              )}
            </>
          ),
        }}
      />
      <DataTable title={w('载入中', 'Loading')} columns={columns} rows={[]} rowKey={(row) => row.key} loading />
      <DataTable title={w('没有记录', 'Nothing found')} columns={columns} rows={[]} rowKey={(row) => row.key} />
    </>
  );
}
