import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { cataloguePage, kpiPage } from './catalogue/catalogue.page.ts';
import { cockpitPage } from './cockpit/cockpit.page.ts';
import { comparePage } from './compare/compare.page.ts';
import { contactPage } from './contacts/contact.page.ts';
import { contactsPage } from './contacts/contacts.page.ts';
import { CoverageProvider } from './CoverageProvider.tsx';
import { explorePage } from './explore/explore.page.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { settingsPage } from './settings/settings.page.ts';
import { searches } from './searches.ts';

/** Pages of the KPIs and the passport of every number. */
export const kpisWeb: ModuleWeb = {
  name: 'kpis',
  texts: { 'zh-CN': zh, en },
  provider: CoverageProvider,
  searches,
  passport: async () => (await import('./passport/PassportDrawer.tsx')).PassportDrawer,
  pages: [
    pageEntry({
      address: cockpitPage,
      title: 'kpis:nav.cockpit',
      permission: 'read:kpi',
      group: 'numbers',
      load: async () => (await import('./cockpit/CockpitPage.tsx')).CockpitPage,
    }),
    pageEntry({
      address: explorePage,
      title: 'kpis:nav.explore',
      permission: 'read:kpi',
      group: 'numbers',
      load: async () => (await import('./explore/ExplorePage.tsx')).ExplorePage,
    }),
    pageEntry({
      address: comparePage,
      title: 'kpis:nav.compare',
      permission: 'read:person',
      group: 'numbers',
      fullCentreOnly: true,
      load: async () => (await import('./compare/ComparePage.tsx')).ComparePage,
    }),
    pageEntry({
      address: cataloguePage,
      title: 'kpis:nav.catalogue',
      permission: 'read:kpi',
      group: 'numbers',
      load: async () => (await import('./catalogue/CataloguePage.tsx')).CataloguePage,
    }),
    pageEntry({
      address: kpiPage,
      title: 'kpis:nav.catalogue',
      permission: 'read:kpi',
      group: null,
      load: async () => (await import('./catalogue/KpiPage.tsx')).KpiPage,
    }),
    pageEntry({
      address: contactsPage,
      title: 'kpis:nav.contacts',
      permission: 'read:contact',
      group: 'numbers',
      load: async () => (await import('./contacts/ContactsPage.tsx')).ContactsPage,
    }),
    pageEntry({
      address: contactPage,
      title: 'kpis:nav.contacts',
      permission: 'read:contact',
      group: null,
      load: async () => (await import('./contacts/ContactPage.tsx')).ContactPage,
    }),
    pageEntry({
      address: settingsPage,
      title: 'kpis:nav.settings',
      permission: 'read:setting',
      group: 'settings',
      load: async () => (await import('./settings/SettingsPage.tsx')).SettingsPage,
    }),
  ],
};
