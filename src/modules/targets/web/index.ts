import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { targetsPage } from './targets.page.ts';

/** What is to be reached, by whom, and who has agreed. */
export const targetsWeb: ModuleWeb = {
  name: 'targets',
  texts: { 'zh-CN': zh, en },
  fullCentreOnly: true,
  pages: [
    pageEntry({
      address: targetsPage,
      title: 'targets:nav.targets',
      permission: 'read:target',
      group: 'numbers',
      load: async () => (await import('./TargetsPage.tsx')).TargetsPage,
    }),
  ],
};
