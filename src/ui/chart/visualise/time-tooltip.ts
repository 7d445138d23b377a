import { formatValue } from '../../number/format-value.ts';
import type { Unit } from '../../number/unit.ts';
import { bucketTitle } from '../prepare/bucket-label.ts';
import type { TimeInput, TimePicture } from '../prepare/time-picture.ts';
import { type Brush, escapeHtml } from './parts.ts';

/** HTML of the box beside the pointer: the whole interval, every line's figure, the bars', and marks that fall into it. */
export function timeTooltip(at: number, input: TimeInput, picture: TimePicture, brush: Brush, noData: string): string {
  const { tokens, locale, unit } = brush;
  const bucket = input.buckets[at];
  if (bucket === undefined) return '';
  const line = (name: string, value: number | null, as: Unit, colour: string | null): string => {
    const key =
      colour === null
        ? ''
        : `<i style="display:inline-block;width:10px;height:2px;margin-right:6px;vertical-align:middle;background:${colour}"></i>`;
    const text = value === null ? noData : formatValue(value, as, locale);
    return `<tr><td style="padding-right:14px">${key}${escapeHtml(name)}</td><td style="text-align:right;font-weight:600">${text}</td></tr>`;
  };
  const lines = picture.series.map(({ name, values, quiet, colour }) =>
    line(name, values[at] ?? null, unit, quiet === true ? tokens.lineStrong : tokens.series[colour]!),
  );
  const { volume } = input;
  const bars = volume === undefined ? [] : [line(volume.name, volume.values[at] ?? null, 'count', null)];
  const marks = picture.marks.filter((m) => m.bucket === at).map((m) => `<div>▼ ${escapeHtml(m.label)}</div>`);
  return `<div style="color:${tokens.text3}">${escapeHtml(bucketTitle(bucket, input))}</div><table style="border-spacing:0">${[...lines, ...bars].join('')}</table>${marks.join('')}`;
}
