/** The two languages every text exists in. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The nearest of our languages to a BCP 47 tag: any Chinese is zh-CN, everything else English. */
export const nearestLocale = (tag: string | undefined): Locale =>
  tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';

/** Tag for Intl: British order and spelling, as the glossary asks. */
export const intlTag = (locale: Locale): string => (locale === 'zh-CN' ? 'zh-CN' : 'en-GB');
