import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportKind, RosterImport } from '../contract/roster.ts';
import { rostersApi } from './api.ts';

export interface MonthRange {
  readonly from: string;
  readonly until: string;
}

export const useMonth = (range: MonthRange) =>
  useQuery({ queryKey: ['rosters', range], queryFn: ({ signal }) => rostersApi.month({ ...range }, { signal }) });

/** What a workbook would change; asked again with every answer. */
export const usePreview = (input: RosterImport | null) =>
  useQuery({
    queryKey: [
      'roster-preview',
      input?.kind,
      input?.file,
      input?.content.length,
      input?.codes,
      input?.people,
      input?.addPeople,
    ],
    queryFn: ({ signal }) => rostersApi.preview(input as RosterImport, { signal }),
    enabled: input !== null,
    placeholderData: (before) => before,
    retry: false,
  });

export function useImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: RosterImport) => rostersApi.import(input),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** Days changed by hand. */
export function useChangeDay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: {
      readonly days: { readonly agent: string; readonly date: string; readonly code: string }[];
      readonly reason?: string;
    }) => rostersApi.change(input),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rosters'] }),
  });
}

/** A chosen file as an import takes it. */
export async function importOf(kind: ImportKind, file: File): Promise<RosterImport> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return { kind, file: file.name, content: btoa(text) };
}
