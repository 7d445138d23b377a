import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Card } from '#src/ui/layout/Card.tsx';
import { Chip } from '#src/ui/layout/Chip.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorState } from '#src/ui/layout/ErrorState.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { KpiTile } from '#src/ui/number/KpiTile.tsx';
import { KpiTileError } from '#src/ui/number/KpiTileError.tsx';
import { KpiTileSkeleton } from '#src/ui/number/KpiTileSkeleton.tsx';
import { PassportContext } from '#src/ui/number/passport.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { tiles, word } from './fixtures.ts';
import { ChartExamples } from './ChartExamples.tsx';
import { PassportExample } from './PassportExample.tsx';
import { TableExamples } from './TableExamples.tsx';
import { WorkExamples } from './WorkExamples.tsx';

/** Every component of the design system in its states, on invented figures. For whoever builds pages. */
export function GalleryPage() {
  const locale = useLocale();
  const w = word(locale);
  const [open, setOpen] = useState(false);
  const [layout, setLayout] = useState<'together' | 'panels'>('together');
  const examples = useMemo(() => tiles(locale), [locale]);

  return (
    <PassportContext value={() => setOpen(true)}>
      <Page
        sentence={
          <>
            {w('20 秒服务水平 ', 'Service level 20 s ')}
            <KpiNumber value={3182 / 4176} unit="ratio" passport={{ kpi: 'service_level', scope: {} }} />
            {w(
              '，低于目标 3.8 个百分点；失分几乎都在午间用餐时段。',
              ', 3.8 points under target; nearly all of it lost at meal time.',
            )}
          </>
        }
        cause={
          <>
            <b>11:30–13:30</b> {w('拉低 ', 'cost ')}
            <b>5.1</b> {w('个百分点，其余时段合计高出目标 ', 'points; all other intervals together were ')}
            <b>1.3</b>
            {w('。', ' above.')}
          </>
        }
        question={
          <>
            <Chip look="asked" removeLabel="x" onRemove={() => undefined}>
              {w('20 秒服务水平', 'Service level 20 s')}
            </Chip>
            <Chip removeLabel="x" onRemove={() => undefined}>
              {w('渠道 = 语音', 'Channel = voice')}
            </Chip>
          </>
        }
        actions={<Button type="primary">{w('存为视图', 'Save view')}</Button>}
      >
        <div className="yc-tiles">
          {examples.map((tile) => (
            <KpiTile key={tile.name} {...tile} />
          ))}
          <KpiTileSkeleton />
          <KpiTileError
            name={w('满意率（4–5 分）', 'CSAT (4–5 of 5)')}
            message={w('问题太大：请缩短时间范围。', 'The question is too large: choose a shorter time range.')}
            onRetry={() => undefined}
          />
        </div>
        <Card title="StateWord · KpiNumber">
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'center' }}>
            {(['on', 'off', 'watch', 'provisional', 'none'] as const).map((state) => (
              <StateWord key={state} state={state} />
            ))}
            {(['on', 'off', 'watch', 'provisional', 'none'] as const).map((state) => (
              <StateWord key={state} state={state} look="plain" />
            ))}
            <KpiNumber value={192} unit="duration" passport={{ kpi: 'aht', scope: {} }} state="on" />
            <KpiNumber value={66730} unit="count" size="figure" />
            <KpiNumber value={3.52} unit="money" passport={{ kpi: 'cost_per_contact', scope: {} }} />
            <KpiNumber value={-12.4} unit="points" />
            <KpiNumber
              value={null}
              unit="ratio"
              noDataWord={w('无语音', 'no voice')}
              passport={{ kpi: 'aht', scope: {} }}
            />
          </div>
        </Card>
        <Segmented
          value={layout}
          onChange={setLayout}
          options={[
            { value: 'together', label: w('折线', 'Lines') },
            { value: 'panels', label: w('小图并列', 'Small multiples') },
          ]}
          style={{ alignSelf: 'start' }}
        />
        <ChartExamples layout={layout} />
        <TableExamples />
        <WorkExamples />
        <div className="yc-split">
          <Card>
            <EmptyState
              title={w('还没有数据', 'No data yet')}
              hint={w(
                '放入电话系统或在线会话的导出文件，几分钟后指标就在这里。',
                'Drop an export of your phone or chat system; a few minutes later the KPIs are here.',
              )}
              action={{ label: w('接入数据源', 'Add a source'), onClick: () => undefined }}
            />
          </Card>
          <Card>
            <ErrorState
              title={w('没有取到指标', 'The KPIs could not be read')}
              hint={w('数据没有受影响，请重试。', 'Your data is untouched. Try again.')}
              detail="unavailable: connection refused"
              onRetry={() => undefined}
            />
          </Card>
        </div>
      </Page>
      {open && <PassportExample onClose={() => setOpen(false)} />}
    </PassportContext>
  );
}
