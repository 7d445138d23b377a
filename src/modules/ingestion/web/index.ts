import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { privacyPage } from './privacy/privacy.page.ts';
import { sourcesPage } from './sources.page.ts';

/** How data come in: files, the list of imports, what was rejected. */
export const ingestionWeb: ModuleWeb = {
  name: 'ingestion',
  texts: { 'zh-CN': zh, en },
  pages: [
    pageEntry({
      address: sourcesPage,
      title: 'ingestion:nav.sources',
      permission: 'read:source',
      group: 'settings',
      load: async () => (await import('./SourcesPage.tsx')).SourcesPage,
    }),
    pageEntry({
      address: privacyPage,
      title: 'ingestion:nav.privacy',
      permission: 'read:retention',
      group: 'settings',
      load: async () => (await import('./privacy/PrivacyPage.tsx')).PrivacyPage,
    }),
  ],
};
