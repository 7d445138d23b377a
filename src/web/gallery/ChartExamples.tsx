import { App, Button } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartHandle, saveChart } from '#src/ui/chart/chart-handle.ts';
import { HeatChart } from '#src/ui/chart/HeatChart.tsx';
import { prepareSeries } from '#src/ui/chart/prepare/series.ts';
import { weekends } from '#src/ui/chart/prepare/shades.ts';
import { TimeChart } from '#src/ui/chart/TimeChart.tsx';
import { Icon } from '#src/ui/icon/Icon.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useTokens } from '#src/ui/theme/scheme.ts';
import {
  day,
  dayLine,
  dayStates,
  days20,
  dayVolume,
  halfHours,
  heatRows,
  queues,
  today,
  wave,
  word,
  zone,
} from './fixtures.ts';

const target = { kind: 'at_least', value: 0.8 } as const;
const hour = day / 24;

/** Line over bars, several lines or small multiples, heat. */
export function ChartExamples({ layout }: { readonly layout: 'together' | 'panels' }) {
  const locale = useLocale();
  const { t } = useTranslation('ui');
  const { message } = App.useApp();
  const tokens = useTokens();
  const handle = useRef<ChartHandle | null>(null);
  const cockpit = useMemo(() => {
    const w = word(locale);
    return {
      series: [
        { key: 'sl', name: w('20 秒服务水平', 'Service level 20 s'), values: dayLine, states: dayStates, colour: 0 },
      ],
      shades: [
        {
          start: today + 11.5 * hour,
          end: today + 13.5 * hour,
          tone: 'loss' as const,
          label: w('用餐时段 11:30–13:30', 'Meal time 11:30–13:30'),
        },
      ],
      volume: { name: w('联络量（计入分母）', 'Contacts counted'), values: dayVolume },
      callout: {
        series: 'sl',
        bucket: 10,
        text: '51.3%',
        detail: w('同时 22 人用餐，排班缺 9 人', '22 at meal at once; 9 short of plan'),
      },
    };
  }, [locale]);
  const explore = useMemo(() => {
    const w = word(locale);
    const names = queues(locale);
    const rows = names.flatMap(({ key, middle }, q) =>
      wave(20, middle, 0.035, q).flatMap((value, bucket) =>
        key === 'repairs' && bucket === 11
          ? []
          : [{ bucket, key, value: key === 'repairs' && bucket > 7 ? value - 0.08 : value }],
      ),
    );
    return {
      series: prepareSeries(rows, names, 20),
      marks: [{ at: today - 11 * day, label: w('11-09 晨星新品上市', '9 Nov: product launch') }],
      shades: weekends(days20, zone),
    };
  }, [locale]);
  const w = word(locale);
  const open = (series: string, bucket: number): void => void message.info(`${series} ${bucket}`);

  return (
    <>
      <div className="yc-split">
        <Card
          title={w('20 秒服务水平，每 30 分钟', 'Service level 20 s by 30 minutes')}
          subtitle={w('语音 5 个队列 · 北京时间', '5 voice queues · Beijing time')}
        >
          <TimeChart
            title="SL"
            unit="ratio"
            grain="30m"
            zone={zone}
            buckets={halfHours}
            target={target}
            {...cockpit}
            onPick={open}
            height={290}
          />
        </Card>
        <Card title={w('热力（时段 × 星期）', 'Heat (hour × weekday)')}>
          <HeatChart title="SL" unit="ratio" rows={heatRows} onPick={(weekday, at) => open(String(weekday), at)} />
        </Card>
      </div>
      <Card
        title={w('20 秒服务水平，按队列', 'Service level 20 s by queue')}
        subtitle={w(
          '每日 · 北京时间 · 灰底 = 休息日 · 断开处 = 无数据，不补零',
          'Daily · Beijing time · grey = rest days · a break = no data',
        )}
        extra={
          <Button
            type="text"
            size="small"
            icon={<Icon name="image" size={14} />}
            onClick={() => void saveChart(handle.current, tokens.surface, 'yunchou-gallery')}
          >
            {t('chart.image')}
          </Button>
        }
      >
        <TimeChart
          title="SL"
          layout={layout}
          unit="ratio"
          grain="1d"
          zone={zone}
          buckets={days20}
          target={target}
          {...explore}
          onPick={open}
          height={320}
          handle={handle}
        />
      </Card>
      <Card title={w('联络量', 'Contact volume')}>
        <TimeChart
          title="n"
          unit="count"
          grain="1d"
          zone={zone}
          buckets={days20}
          series={explore.series
            .slice(0, 1)
            .map((s) => ({ ...s, values: s.values.map((v) => (v === null ? null : Math.round(v * 4000))) }))}
          as="bar"
          height={160}
        />
      </Card>
    </>
  );
}
