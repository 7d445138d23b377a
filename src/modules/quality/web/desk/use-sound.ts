import { useQuery } from '@tanstack/react-query';
import { qualityApi } from '../api.ts';
import { levelsOf, silencesOf } from './levels.ts';

const PARTS = 600;

/** The recording of an evaluation's contact, decoded once: how long it is, how loud, where it is silent. */
export function useSound(evaluation: string) {
  return useQuery({
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
}
