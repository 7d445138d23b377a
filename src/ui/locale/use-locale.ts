import { useTranslation } from 'react-i18next';
import { type Locale, nearestLocale } from './locale.ts';

/** The language on screen; the component renders again when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return nearestLocale(i18n.resolvedLanguage ?? i18n.language);
}
