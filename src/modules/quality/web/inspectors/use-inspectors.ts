import { useQuery } from '@tanstack/react-query';
import { qualityApi } from '../api.ts';

export const useBoard = (asked: { readonly from: string; readonly to: string } | null) =>
  useQuery({
    queryKey: ['quality', 'inspector board', asked],
    queryFn: ({ signal }) => qualityApi.inspectorBoard(asked ?? { from: '', to: '' }, { signal }),
    enabled: asked !== null,
  });

export const useCertificates = () =>
  useQuery({
    queryKey: ['quality', 'certificates'],
    queryFn: ({ signal }) => qualityApi.certificates(undefined, { signal }),
  });

export const useRotation = (month: string) =>
  useQuery({
    queryKey: ['quality', 'rotation', month],
    queryFn: ({ signal }) => qualityApi.rotation({ month }, { signal }),
  });
