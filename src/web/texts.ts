import uiEn from '#src/ui/locales/en.json';
import uiZh from '#src/ui/locales/zh-CN.json';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Locale, nearestLocale } from '#src/ui/locale/locale.ts';
import webEn from './locales/en.json';
import webZh from './locales/zh-CN.json';
import { modules } from './modules.ts';

const storageKey = 'yunchou.locale';

const moduleTexts = (locale: Locale): Record<string, object> =>
  Object.fromEntries(modules.map((module) => [module.name, module.texts[locale]]));

/** Starts the two languages: the one chosen before in this browser, else the browser's own. */
export async function startTexts(): Promise<void> {
  const kept = localStorage.getItem(storageKey) ?? undefined;
  await i18next.use(initReactI18next).init({
    lng: nearestLocale(kept ?? navigator.language),
    fallbackLng: 'en',
    defaultNS: 'web',
    resources: {
      'zh-CN': { ui: uiZh, web: webZh, ...moduleTexts('zh-CN') },
      en: { ui: uiEn, web: webEn, ...moduleTexts('en') },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Switches the language at once and remembers it. */
export async function setLocale(locale: Locale): Promise<void> {
  localStorage.setItem(storageKey, locale);
  await i18next.changeLanguage(locale);
}
