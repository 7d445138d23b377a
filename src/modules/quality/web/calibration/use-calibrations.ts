import { useQuery } from '@tanstack/react-query';
import { qualityApi } from '../api.ts';

export const useSessions = () =>
  useQuery({
    queryKey: ['quality', 'calibrations'],
    queryFn: ({ signal }) => qualityApi.calibrations(undefined, { signal }),
  });

export const useSession = (id: string) =>
  useQuery({
    queryKey: ['quality', 'calibration', id],
    queryFn: ({ signal }) => qualityApi.calibration({ id }, { signal }),
  });

export const useDrift = () =>
  useQuery({
    queryKey: ['quality', 'calibration drift'],
    queryFn: ({ signal }) => qualityApi.calibrationDrift(undefined, { signal }),
  });
