import { useTranslation } from 'react-i18next';
import { clockOf } from './clock-of.ts';
import type { Stretch } from './levels.ts';

interface WaveformProps {
  readonly levels: readonly number[];
  readonly silences: readonly Stretch[];
  readonly holds: readonly Stretch[];
  readonly seconds: number;
  readonly at: number;
  readonly onSeek: (second: number) => void;
}

const HEIGHT = 64;

/** The sound as a picture: loud and quiet, silences shaded, holds marked above, where it plays; pressing goes there. */
export function Waveform({ levels, silences, holds, seconds, at, onSeek }: WaveformProps) {
  const { t } = useTranslation('quality');
  const x = (second: number): number => (seconds > 0 ? (second / seconds) * levels.length : 0);
  const line = (sign: 1 | -1): string =>
    levels.map((level, i) => `${i},${HEIGHT / 2 + (sign * Math.max(0.02, level) * HEIGHT) / 2}`).join(' ');
  return (
    <svg
      className="yc-waveform"
      viewBox={`0 0 ${levels.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="slider"
      tabIndex={0}
      aria-label={t('player.waveform')}
      aria-valuemin={0}
      aria-valuemax={Math.round(seconds)}
      aria-valuenow={Math.round(at)}
      onClick={({ currentTarget, clientX }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        onSeek(((clientX - left) / width) * seconds);
      }}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') onSeek(Math.max(0, at - 5));
        if (key === 'ArrowRight') onSeek(Math.min(seconds, at + 5));
      }}
    >
      {silences.map(({ from, to }) => (
        <rect key={from} className="yc-waveform-silence" x={x(from)} width={x(to) - x(from)} y={0} height={HEIGHT} />
      ))}
      {holds.map(({ from, to }) => (
        <g key={from} className="yc-waveform-hold">
          <title>{t('player.hold', { from: clockOf(from), to: clockOf(to) })}</title>
          <rect x={x(from)} width={x(to) - x(from)} y={0} height={HEIGHT} />
          <rect className="yc-waveform-hold-edge" x={x(from)} width={x(to) - x(from)} y={0} height={4} />
        </g>
      ))}
      <polygon points={`${line(1)} ${line(-1).split(' ').toReversed().join(' ')}`} />
      <line x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />
    </svg>
  );
}
