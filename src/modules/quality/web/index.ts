import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { builderPage, deskPage, evaluationsPage, handbookPage, plansPage } from './quality.pages.ts';

/** How good the work is, and what becomes of it. */
export const qualityWeb: ModuleWeb = {
  name: 'quality',
  texts: { 'zh-CN': zh, en },
  fullCentreOnly: true,
  pages: [
    pageEntry({
      address: deskPage,
      title: 'quality:nav.desk',
      permission: 'change:evaluation',
      group: 'quality',
      load: async () => (await import('./DeskPage.tsx')).DeskPage,
    }),
    pageEntry({
      address: evaluationsPage,
      title: 'quality:nav.evaluations',
      // A process owner has tasks to do and precedents to read, and nobody's evaluations.
      permission: ['read:evaluation', 'read:quality_task'],
      group: 'quality',
      load: async () => (await import('./EvaluationsPage.tsx')).EvaluationsPage,
    }),
    pageEntry({
      address: plansPage,
      title: 'quality:nav.plans',
      permission: 'read:quality_plan',
      group: 'quality',
      load: async () => (await import('./PlansPage.tsx')).PlansPage,
    }),
    pageEntry({
      address: handbookPage,
      title: 'quality:nav.handbook',
      permission: 'read:precedent',
      group: 'quality',
      load: async () => (await import('./handbook/HandbookPage.tsx')).HandbookPage,
    }),
    pageEntry({
      address: builderPage,
      title: 'quality:nav.builder',
      permission: 'change:quality_form',
      group: null,
      load: async () => (await import('./builder/FormBuilderPage.tsx')).FormBuilderPage,
    }),
  ],
};
