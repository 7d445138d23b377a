import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { inspectorsPage } from './inspectors.pages.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

/** Quality assurance as a profession. */
export const inspectorsWeb: ModuleWeb = {
  name: 'inspectors',
  texts: { 'zh-CN': zh, en },
  fullCentreOnly: true,
  pages: [
    pageEntry({
      address: inspectorsPage,
      title: 'inspectors:nav.inspectors',
      permission: 'read:inspector',
      group: 'quality',
      load: async () => (await import('./InspectorsPage.tsx')).InspectorsPage,
    }),
  ],
};
