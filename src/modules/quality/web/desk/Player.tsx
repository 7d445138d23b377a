import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { qualityApi } from '../api.ts';
import { clockOf } from './clock-of.ts';
import { levelsOf, type Stretch, silencesOf } from './levels.ts';
import { Waveform } from './Waveform.tsx';

interface PlayerProps {
  readonly evaluation: string;
  /** Seconds to jump to, as evidence says. */
  readonly jump: { readonly at: number; readonly n: number } | null;
  readonly onPin: (second: number) => void;
}

const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;
const PARTS = 600;

/** The recording: its waveform to press on, speed, the next silence, and the second at hand pinned to the item at hand. */
export function Player({ evaluation, jump, onPin }: PlayerProps) {
  const { t } = useTranslation('quality');
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState<number>(1);
  const { data, error } = useQuery({
    queryKey: ['recording', evaluation],
    queryFn: async ({ signal }) => {
      const file = await qualityApi.recording({ id: evaluation }, { signal });
      const context = new OfflineAudioContext(1, 1, 8000);
      const sound = await context.decodeAudioData(await file.arrayBuffer());
      const samples = sound.getChannelData(0);
      return {
        file,
        seconds: sound.duration,
        levels: levelsOf(samples, PARTS),
        silences: silencesOf(samples, sound.sampleRate),
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useEffect(() => {
    const player = audio.current;
    if (data === undefined || player === null) return;
    const url = URL.createObjectURL(data.file);
    player.src = url;
    return () => URL.revokeObjectURL(url);
  }, [data]);
  const seek = (second: number): void => {
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
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return <Bone width="100%" height={96} />;
  const next: Stretch | undefined = data.silences.find(({ from }) => from > at + 0.5) ?? data.silences[0];
  return (
    <div className="yc-player">
      <Waveform levels={data.levels} silences={data.silences} seconds={data.seconds} at={at} onSeek={seek} />
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
        <Button size="small" disabled={next === undefined} onClick={() => next && seek(Math.max(0, next.from - 2))}>
          {t('player.silence', { count: data.silences.length })}
        </Button>
        <Button size="small" type="primary" onClick={() => onPin(Math.floor(at))}>
          {t('player.pin', { at: clockOf(at) })}
        </Button>
      </div>
    </div>
  );
}
