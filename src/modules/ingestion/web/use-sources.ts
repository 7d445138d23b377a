import { useQuery } from '@tanstack/react-query';
import { ingestionApi } from './api.ts';

/** Lists of this page begin with this key, so that the end of an import refreshes all of them. */
export const listsKey = ['ingestion'] as const;

export const useConnectors = () =>
  useQuery({
    queryKey: ['connectors'],
    queryFn: ({ signal }) => ingestionApi.connectors(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useSources = () =>
  useQuery({
    queryKey: [...listsKey, 'sources'],
    queryFn: ({ signal }) => ingestionApi.sources(undefined, { signal }),
  });

export const useBatches = () =>
  useQuery({
    queryKey: [...listsKey, 'batches'],
    queryFn: ({ signal }) => ingestionApi.batches(undefined, { signal }),
  });

export const useMappings = () =>
  useQuery({
    queryKey: ['mappings'],
    queryFn: ({ signal }) => ingestionApi.mappings(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
