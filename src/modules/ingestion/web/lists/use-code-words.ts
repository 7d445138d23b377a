import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';

/** What a code of a rejection or notice means in the reader's language, with the server's own words for the particulars. */
export function useCodeWords(): (code: string, reason: string) => string {
  const { t, i18n } = useTranslation('ingestion');
  const locale = useLocale();
  return useCallback(
    (code, reason) => {
      // The server's reason is English and says more than the code; Chinese readers get both.
      if (locale === 'en' || !i18n.exists(`ingestion:code.${code}`)) return reason;
      return `${t(`code.${code}` as never) as string}（${reason}）`;
    },
    [t, i18n, locale],
  );
}
