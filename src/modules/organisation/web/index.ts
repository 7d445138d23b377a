import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { organisationPage } from './organisation.page.ts';

/** Who works where, for whom, and since when. */
export const organisationWeb: ModuleWeb = {
  name: 'organisation',
  texts: { 'zh-CN': zh, en },
  pages: [
    pageEntry({
      address: organisationPage,
      title: 'organisation:nav.organisation',
      permission: 'read:organisation',
      group: 'people',
      load: async () => (await import('./OrganisationPage.tsx')).OrganisationPage,
    }),
  ],
};
