import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { closingsPage } from './closings.page.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

/** Closed periods and their restatements. */
export const closingsWeb: ModuleWeb = {
  name: 'closings',
  texts: { 'zh-CN': zh, en },
  fullCentreOnly: true,
  pages: [
    pageEntry({
      address: closingsPage,
      title: 'closings:nav.closings',
      group: 'numbers',
      permission: 'read:closing',
      load: async () => (await import('./ClosingsPage.tsx')).ClosingsPage,
    }),
  ],
};
