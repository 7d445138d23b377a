import { Button, Segmented } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { Look } from '../../contract/look.ts';
import { Beginning } from './Beginning.tsx';
import { clockOf } from './clock-of.ts';
import { nextPlace } from './levels.ts';
import { useSound } from './use-sound.ts';
import { Waveform } from './Waveform.tsx';

interface PlayerProps {
  readonly evaluation: string;
  readonly recording: NonNullable<Look['recording']>;
  readonly zone: string;
  /** Seconds to jump to, as evidence says. */
  readonly jump: { readonly at: number; readonly n: number } | null;
  readonly onPin: (second: number) => void;
}

const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;

/** The recording: its waveform to press on, speed, the next hold and silence, and the second at hand pinned to the item at hand. */
export function Player({ evaluation, recording, zone, jump, onPin }: PlayerProps) {
  const { t } = useTranslation('quality');
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState<number>(1);
  const { data, error } = useSound(evaluation);
  useEffect(() => {
    const player = audio.current;
    if (data === undefined || player === null) return;
    const url = URL.createObjectURL(data.file);
    player.src = url;
    return () => URL.revokeObjectURL(url);
  }, [data]);
  const seek = (second: number | null): void => {
    if (second === null) return;
    if (audio.current) audio.current.currentTime = second;
    setAt(second);
  };
  useEffect(() => {
    if (jump !== null && audio.current) audio.current.currentTime = jump.at;
  }, [jump]);
  useEffect(() => {
    if (audio.current === null) return;
    // A newly loaded sound takes the default.
    audio.current.defaultPlaybackRate = speed;
    audio.current.playbackRate = speed;
  }, [speed]);
  const seconds = data?.seconds ?? 0;
  const holds = recording.holds
    .filter(({ from, to }) => to > 0 && from < seconds)
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(seconds, to) }));
  const [nextHold, nextSilence] = [nextPlace(holds, at), nextPlace(data?.silences ?? [], at)];
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input:not([type=radio]), textarea')) return;
    if (event.key === 'h') seek(nextHold);
    if (event.key === 's') seek(nextSilence);
    if (event.key === 'p' && audio.current) void (audio.current.paused ? audio.current.play() : audio.current.pause());
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return <Bone width="100%" height={96} />;
  return (
    <div className="yc-player">
      <Waveform
        levels={data.levels}
        silences={data.silences}
        holds={holds}
        seconds={data.seconds}
        at={at}
        onSeek={seek}
      />
      {(holds.length > 0 || data.silences.length > 0) && (
        <div className="yc-player-legend yc-quiet">
          {holds.map(({ from, to }) => (
            <span key={from}>
              <i className="is-hold" />
              {t('player.hold', { from: clockOf(from), to: clockOf(to) })}
            </span>
          ))}
          {data.silences.length > 0 && (
            <span>
              <i />
              {t('player.quiet')}
            </span>
          )}
        </div>
      )}
      {/* biome-ignore lint: a call has no captions of its own; what was written stands beside it. */}
      <audio
        ref={audio}
        controls
        preload="auto"
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
      />
      <div className="yc-desk-foot">
        <Segmented
          size="small"
          value={speed}
          options={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          aria-label={t('player.speed')}
          onChange={setSpeed}
        />
        <Button size="small" disabled={nextHold === null} onClick={() => seek(nextHold)}>
          {t('player.holds', { count: holds.length })} <kbd>H</kbd>
        </Button>
        <Button size="small" disabled={nextSilence === null} onClick={() => seek(nextSilence)}>
          {t('player.silence', { count: data.silences.length })} <kbd>S</kbd>
        </Button>
        <Button size="small" type="primary" onClick={() => onPin(Math.floor(at))}>
          {t('player.pin', { at: clockOf(at) })}
        </Button>
        <span className="yc-quiet">
          <kbd>P</kbd> {t('player.play')}
        </span>
      </div>
      <Beginning recording={recording} zone={zone} outside={recording.holds.length - holds.length} />
    </div>
  );
}
