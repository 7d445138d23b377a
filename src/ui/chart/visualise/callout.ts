import { fontFamily } from '../../theme/tokens.ts';
import { wrapText } from '../prepare/text-width.ts';
import type { TimeInput, TimePicture } from '../prepare/time-picture.ts';
import type { Brush } from './parts.ts';

/** The figure and its cause beside the point that matters, on the side with more room, broken to fit. */
export function callout(input: TimeInput, picture: TimePicture, { tokens }: Brush, plotWidth: number) {
  const { callout: wish } = input;
  if (wish === undefined) return [];
  const value = picture.series.find(({ key }) => key === wish.series)?.values[wish.bucket] ?? null;
  if (value === null) return [];
  const share = (wish.bucket + 0.5) / picture.ticks.length;
  const left = share > 0.6;
  const room = Math.max(80, plotWidth * (left ? share : 1 - share) - 20);
  const detail = wish.detail === undefined ? [] : wrapText(wish.detail.replace(/[{}|]/g, ' '), 11, room);
  return [
    {
      type: 'scatter',
      data: [[wish.bucket, value]],
      symbolSize: 0.01,
      silent: true,
      z: 6,
      tooltip: { show: false },
      label: {
        show: true,
        position: left ? 'left' : 'right',
        align: left ? 'right' : 'left',
        offset: [left ? -10 : 10, 2],
        formatter: [`{text|${wish.text}}`, ...detail.map((line) => `{detail|${line}}`)].join('\n'),
        rich: {
          text: { color: tokens.stateOff, fontFamily, fontSize: 15, fontWeight: 650, lineHeight: 20 },
          detail: { color: tokens.text2, fontFamily, fontSize: 11, lineHeight: 17 },
        },
      },
    },
  ];
}
