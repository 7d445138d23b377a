import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { cockpitPage } from './cockpit/cockpit.page.ts';
import { CoverageProvider } from './CoverageProvider.tsx';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

/** Pages of the KPIs and the passport of every number. */
export const kpisWeb: ModuleWeb = {
  name: 'kpis',
  texts: { 'zh-CN': zh, en },
  provider: CoverageProvider,
  pages: [
    pageEntry({
      address: cockpitPage,
      title: 'kpis:nav.cockpit',
      group: 'numbers',
      load: async () => (await import('./cockpit/CockpitPage.tsx')).CockpitPage,
    }),
  ],
};
