import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { findingsPage } from './findings.pages.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

/** What is found in the work, who sees to it, and whether it was proved fixed. */
export const findingsWeb: ModuleWeb = {
  name: 'findings',
  texts: { 'zh-CN': zh, en },
  pages: [
    pageEntry({
      address: findingsPage,
      title: 'findings:nav.findings',
      permission: 'read:finding',
      group: 'quality',
      load: async () => (await import('./FindingsPage.tsx')).FindingsPage,
    }),
  ],
};
