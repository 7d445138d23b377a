import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CalendarInput } from '../contract/calendar.ts';
import type { ListImport } from '../contract/list-import.ts';
import type { Membership, move, skillChange } from '../contract/membership.ts';
import { organisationApi } from './api.ts';

/** Every noun, by id. */
export const useOrganisation = () =>
  useQuery({ queryKey: ['organisation'], queryFn: ({ signal }) => organisationApi.all(undefined, { signal }) });
export type Organisation = Awaited<ReturnType<typeof organisationApi.all>>;

/** Who belonged where on a day; without one: now. */
export const useMembership = (date: string | undefined) =>
  useQuery<Membership>({
    queryKey: ['organisation', 'membership', date],
    queryFn: ({ signal }) => organisationApi.membership(date === undefined ? {} : { date }, { signal }),
    placeholderData: (before) => before,
  });

export const useCalendars = () =>
  useQuery({
    queryKey: ['organisation', 'calendars'],
    queryFn: ({ signal }) => organisationApi.calendars(undefined, { signal }),
  });

/** Any change: everything that shows the organisation is asked again. */
export function useChange<T, R>(change: (input: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries() });
}
export const useMove = () => useChange((input: z.input<typeof move>) => organisationApi.move(input));
export const useSkill = () => useChange((input: z.input<typeof skillChange>) => organisationApi.saveSkill(input));
export const useSaveCalendar = () => useChange((input: CalendarInput) => organisationApi.saveCalendar(input));
export const useTakeList = () => useChange((input: ListImport) => organisationApi.importList(input));

export const useListPreview = (input: ListImport | null) =>
  useQuery({
    queryKey: ['organisation', 'preview', input?.kind, input?.file, input?.content],
    queryFn: ({ signal }) => organisationApi.previewList(input as ListImport, { signal }),
    enabled: input !== null,
    retry: false,
  });
