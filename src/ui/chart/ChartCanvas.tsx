import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import type { ChartHandle } from './chart-handle.ts';
import './chart.css';
import { type Chart, type ChartOption, init } from './visualise/echarts.ts';

export interface ChartPlace {
  readonly series: number;
  readonly index: number;
}

interface ChartCanvasProps {
  /** Pixels, or how they follow from the width. */
  readonly height: number | ((width: number) => number);
  /** What the picture shows, in words: read out instead of the picture. */
  readonly summary: string;
  /** Draws for a size in pixels; called again when size, theme, language or data change. */
  readonly build: (width: number, height: number) => ChartOption;
  /** Points the arrow keys walk: as many series as names, `length` points each. */
  readonly points: { readonly series: readonly string[]; readonly length: number };
  /** Text of a point, read out while walking. */
  readonly describe: (place: ChartPlace) => string;
  readonly onPick?: ((place: ChartPlace) => void) | undefined;
  readonly handle?: Ref<ChartHandle> | undefined;
  /** Names of the lines, shown above the picture where it is too narrow to name them at their ends. */
  readonly legend?: readonly { readonly key: string; readonly name: string; readonly colour: number }[];
}

/** Below this width line names stand above the picture. */
export const narrowChart = 480;

/** The action wants the drawn series' number, not its id. */
function showTip(chart: Chart | null, seriesId: string | undefined, dataIndex: number): void {
  const drawn = chart?.getOption()['series'];
  if (chart === null || !Array.isArray(drawn)) return;
  const seriesIndex = drawn.findIndex((s: { id?: string }) => s.id === seriesId);
  chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
}

/** Host of a drawing: follows the size of its box, walks the points by arrow keys, opens one by click or Enter. */
export function ChartCanvas({
  height: wished,
  summary,
  build,
  points,
  describe,
  onPick,
  handle,
  legend,
}: ChartCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const [width, setWidth] = useState(0);
  const [place, setPlace] = useState<ChartPlace | null>(null);
  const liveId = useId();
  const height = typeof wished === 'number' ? wished : wished(width);

  useEffect(() => {
    const element = box.current!;
    const drawn = init(element, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, window.devicePixelRatio) });
    chart.current = drawn;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    // Figures drawn before the font arrived have the wrong face: measure and draw once more.
    void document.fonts.ready.then(() => drawn.isDisposed() || drawn.resize());
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (width === 0 || chart.current === null) return;
    chart.current.resize({ width, height });
    chart.current.setOption(build(width, height), { notMerge: true });
  }, [build, width, height]);

  useEffect(() => {
    const drawn = chart.current;
    if (drawn === null || onPick === undefined) return undefined;
    const pick = (event: { seriesId?: string; dataIndex?: number }): void => {
      const series = points.series.indexOf(event.seriesId ?? '');
      if (series >= 0 && event.dataIndex !== undefined) onPick({ series, index: event.dataIndex });
    };
    drawn.on('click', pick as never);
    return () => {
      if (!drawn.isDisposed()) drawn.off('click', pick as never);
    };
  }, [onPick, points.series]);

  useImperativeHandle(handle, () => ({
    png: (background) => chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }) ?? null,
  }));

  const walk = (event: KeyboardEvent): void => {
    const from = place ?? { series: 0, index: -1 };
    const within = (n: number, count: number): number => Math.max(0, Math.min(count - 1, n));
    const steps: Record<string, ChartPlace> = {
      ArrowRight: { ...from, index: within(from.index + 1, points.length) },
      ArrowLeft: { ...from, index: within(from.index - 1, points.length) },
      ArrowDown: { series: within(from.series + 1, points.series.length), index: within(from.index, points.length) },
      ArrowUp: { series: within(from.series - 1, points.series.length), index: within(from.index, points.length) },
      Home: { ...from, index: 0 },
      End: { ...from, index: points.length - 1 },
    };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setPlace(next);
      showTip(chart.current, points.series[next.series], next.index);
    } else if ((event.key === 'Enter' || event.key === ' ') && place !== null && onPick !== undefined) {
      event.preventDefault();
      onPick(place);
    } else if (event.key === 'Escape') {
      chart.current?.dispatchAction({ type: 'hideTip' });
      setPlace(null);
    }
  };

  return (
    // The picture is one stop of the Tab key; inside it the arrow keys walk the points.
    <div
      className="yc-chart"
      role="application"
      aria-label={summary}
      aria-describedby={liveId}
      tabIndex={0}
      onKeyDown={walk}
    >
      {legend !== undefined && legend.length > 0 && width < narrowChart && (
        <div className="yc-chart-key" aria-hidden="true">
          {legend.map(({ key, name, colour }) => (
            <span key={key}>
              <i style={{ background: `var(--yc-series-${colour + 1})` }} />
              {name}
            </span>
          ))}
        </div>
      )}
      <div ref={box} style={{ height }} aria-hidden="true" />
      <span id={liveId} className="yc-hidden" aria-live="polite">
        {place === null ? '' : describe(place)}
      </span>
    </div>
  );
}
