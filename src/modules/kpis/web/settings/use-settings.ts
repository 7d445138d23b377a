import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SettingInput, SettingsBody } from '../../contract/settings.ts';
import { kpisApi } from '../api.ts';

const key = ['kpi-settings'];

/** Settings of the centre with their history. */
export const useSettings = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => kpisApi.settings(undefined, { signal }) });

/** A change of settings: every number on screen may be another one afterwards. */
function useChange<Input>(send: (input: Input) => Promise<SettingsBody>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (body) => {
      client.setQueryData(key, body);
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
    },
  });
}

export const useSaveSetting = () => useChange((input: SettingInput) => kpisApi.saveSetting(input));
export const useApplyPreset = () =>
  useChange((input: Parameters<typeof kpisApi.applyPreset>[0]) => kpisApi.applyPreset(input));
