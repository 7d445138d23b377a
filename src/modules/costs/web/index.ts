import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { costsPage } from './costs.page.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

/** What the centre costs. */
export const costsWeb: ModuleWeb = {
  name: 'costs',
  texts: { 'zh-CN': zh, en },
  fullCentreOnly: true,
  pages: [
    pageEntry({
      address: costsPage,
      title: 'costs:nav.costs',
      permission: 'read:cost',
      group: 'numbers',
      load: async () => (await import('./CostsPage.tsx')).CostsPage,
    }),
  ],
};
