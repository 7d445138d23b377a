import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { channelsPage, issuePage, reportsPage, schedulesPage, viewsPage } from './reports.page.ts';

/** What is read every day, and how it gets to its readers. */
export const reportsWeb: ModuleWeb = {
  name: 'reports',
  texts: { 'zh-CN': zh, en },
  pages: [
    pageEntry({
      address: reportsPage,
      title: 'reports:nav.reports',
      permission: 'read:report',
      group: 'numbers',
      load: async () => (await import('./ReportsPage.tsx')).ReportsPage,
    }),
    pageEntry({
      address: issuePage,
      title: 'reports:nav.reports',
      permission: 'read:report',
      group: null,
      load: async () => (await import('./IssuePage.tsx')).IssuePage,
    }),
    pageEntry({
      address: viewsPage,
      title: 'reports:nav.views',
      permission: 'read:view',
      group: 'numbers',
      fullCentreOnly: true,
      load: async () => (await import('./ViewsPage.tsx')).ViewsPage,
    }),
    pageEntry({
      address: schedulesPage,
      title: 'reports:nav.schedules',
      permission: 'read:schedule',
      group: 'numbers',
      load: async () => (await import('./SchedulesPage.tsx')).SchedulesPage,
    }),
    pageEntry({
      address: channelsPage,
      title: 'reports:nav.channels',
      permission: 'read:channel',
      group: 'settings',
      load: async () => (await import('./ChannelsPage.tsx')).ChannelsPage,
    }),
  ],
};
