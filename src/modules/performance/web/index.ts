import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { briefingPage } from './briefing/briefing.page.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { portalPage, signOffPage } from './performance.page.ts';

/** What people are judged on, and what they say about it. */
export const performanceWeb: ModuleWeb = {
  name: 'performance',
  texts: { 'zh-CN': zh, en },
  fullCentreOnly: true,
  pages: [
    pageEntry({
      address: briefingPage,
      title: 'performance:briefing.nav',
      permission: 'read:briefing',
      group: 'now',
      homeOf: ['lead'],
      load: async () => (await import('./briefing/BriefingPage.tsx')).BriefingPage,
    }),
    pageEntry({
      address: portalPage,
      title: 'performance:nav.portal',
      permission: 'confirm:performance',
      group: 'people',
      homeOf: ['agent'],
      load: async () => (await import('./PortalPage.tsx')).PortalPage,
    }),
    pageEntry({
      address: signOffPage,
      title: 'performance:nav.signOff',
      permission: 'export:performance',
      group: 'people',
      homeOf: ['hr'],
      load: async () => (await import('./SignOffPage.tsx')).SignOffPage,
    }),
  ],
};
