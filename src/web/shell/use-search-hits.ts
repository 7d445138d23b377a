import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { SearchHit } from '#src/ui/page/module-web.ts';
import { modules } from '../modules.ts';
import { useOfferedPages } from './offered-pages.ts';

export interface HitGroup {
  readonly key: string;
  readonly title: string;
  readonly hits: readonly SearchHit[];
  readonly failed: boolean;
}

/** Hits of every source for a text; a source that fails says so and does not hide the others. */
export function useSearchHits(text: string): readonly HitGroup[] {
  const { t } = useTranslation('web');
  const { t: anyText } = useTranslation();
  const locale = useLocale();
  const offered = useOfferedPages();
  const asked = useDeferredValue(text.trim());

  const pages: HitGroup = {
    key: 'pages',
    title: t('search.pages'),
    failed: false,
    hits: offered
      .filter(({ group }) => group !== null)
      .map(({ address, title }) => ({
        key: address.path,
        title: anyText(title as never) as string,
        icon: 'columns' as const,
        href: address.path,
      }))
      .filter(({ title }) => title.toLowerCase().includes(asked.toLowerCase())),
  };
  const { data = [] } = useQuery({
    queryKey: ['search', asked, locale],
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      Promise.all(
        modules
          .flatMap((module) => module.searches ?? [])
          .map(async ({ key, title, find }): Promise<HitGroup> => {
            const named = { key, title: anyText(title as never) as string };
            try {
              return { ...named, hits: await find(asked, locale, signal), failed: false };
            } catch {
              return { ...named, hits: [], failed: true };
            }
          }),
      ),
  });
  return [...(asked === '' ? [] : data), pages].filter(({ hits, failed }) => hits.length > 0 || failed);
}
