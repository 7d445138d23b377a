import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { rosterPage } from './roster.page.ts';

/** Who works when, and who came. */
export const rostersWeb: ModuleWeb = {
  name: 'rosters',
  texts: { 'zh-CN': zh, en },
  fullCentreOnly: true,
  pages: [
    pageEntry({
      address: rosterPage,
      title: 'rosters:nav.roster',
      permission: 'read:roster',
      group: 'people',
      load: async () => (await import('./RosterPage.tsx')).RosterPage,
    }),
  ],
};
