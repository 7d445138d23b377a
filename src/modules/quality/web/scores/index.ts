import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { calculatorsPage, scoresPage, validityPage } from './scores.pages.ts';

/** What evaluations amount to: scores with their error. */
export const scoresWeb: ModuleWeb = {
  name: 'scores',
  texts: { 'zh-CN': zh, en },
  pages: [
    pageEntry({
      address: scoresPage,
      title: 'scores:nav.scores',
      permission: 'read:qa_score',
      group: 'quality',
      load: async () => (await import('./ScoresPage.tsx')).ScoresPage,
    }),
    pageEntry({
      address: validityPage,
      title: 'scores:nav.validity',
      permission: 'read:validity',
      group: 'quality',
      load: async () => (await import('./ValidityPage.tsx')).ValidityPage,
    }),
    pageEntry({
      address: calculatorsPage,
      title: 'scores:nav.calculators',
      permission: 'read:validity',
      group: 'quality',
      load: async () => (await import('./CalculatorsPage.tsx')).CalculatorsPage,
    }),
  ],
};
