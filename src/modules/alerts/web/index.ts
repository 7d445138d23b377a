import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { alertsPage } from './alerts.page.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

/** What is off, and who takes care. */
export const alertsWeb: ModuleWeb = {
  name: 'alerts',
  texts: { 'zh-CN': zh, en },
  pages: [
    pageEntry({
      address: alertsPage,
      title: 'alerts:nav.alerts',
      permission: 'read:alert',
      group: 'now',
      load: async () => (await import('./AlertsPage.tsx')).AlertsPage,
    }),
  ],
};
