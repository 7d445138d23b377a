import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CostImport } from '../contract/cost.ts';
import { costsApi, organisationApi } from './api.ts';

export interface Months {
  readonly from: string;
  readonly until: string;
}

export const useCostTable = (asked: Partial<Months>) =>
  useQuery({
    queryKey: ['costs', 'table', asked],
    queryFn: ({ signal }) => costsApi.table({ ...asked }, { signal }),
  });

export const useCostPerContact = (months: Months | null) =>
  useQuery({
    queryKey: ['costs', 'per-contact', months],
    queryFn: ({ signal }) => costsApi.perContact(months as Months, { signal }),
    enabled: months !== null,
  });

export const usePoint = (asked: { queue: string; month: string; atOnce?: number } | null) =>
  useQuery({
    queryKey: ['costs', 'point', asked],
    queryFn: ({ signal }) => costsApi.point(asked as { queue: string; month: string }, { signal }),
    enabled: asked !== null,
    retry: false,
  });

export const useOrganisation = () =>
  useQuery({ queryKey: ['organisation'], queryFn: ({ signal }) => organisationApi.all(undefined, { signal }) });

export const useCostPreview = (input: CostImport | null) =>
  useQuery({
    queryKey: ['cost-preview', input?.file, input?.content.length, input?.kind, input?.names],
    queryFn: ({ signal }) => costsApi.preview(input as CostImport, { signal }),
    enabled: input !== null,
    placeholderData: (before) => before,
    retry: false,
  });

export function useCostImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CostImport) => costsApi.import(input),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** A chosen file as an import takes it. */
export async function importOf(file: File): Promise<CostImport> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return { file: file.name, content: btoa(text) };
}
