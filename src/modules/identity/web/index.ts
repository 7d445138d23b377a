import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';
import { MeMenu } from './MeMenu.tsx';
import { CentreSizeChoice } from './CentreSizeChoice.tsx';
import { accountPage, apiKeysPage, auditPage, centreSizePage, usersPage } from './pages.ts';
import { SignInGate } from './SignInGate.tsx';

/** Signing in, people and their roles, and the trail of what they did. */
export const identityWeb: ModuleWeb = {
  name: 'identity',
  texts: { 'zh-CN': zh, en },
  gate: SignInGate,
  topBar: MeMenu,
  firstRun: CentreSizeChoice,
  pages: [
    pageEntry({
      address: usersPage,
      title: 'identity:nav.users',
      group: 'settings',
      permission: 'read:user',
      load: async () => (await import('./UsersPage.tsx')).UsersPage,
    }),
    pageEntry({
      address: auditPage,
      title: 'identity:nav.audit',
      group: 'settings',
      permission: 'read:audit',
      load: async () => (await import('./AuditPage.tsx')).AuditPage,
    }),
    pageEntry({
      address: apiKeysPage,
      title: 'identity:nav.apiKeys',
      group: 'settings',
      permission: 'read:key',
      fullCentreOnly: true,
      load: async () => (await import('./ApiKeysPage.tsx')).ApiKeysPage,
    }),
    pageEntry({
      address: centreSizePage,
      title: 'identity:nav.centreSize',
      group: 'settings',
      permission: 'change:centre_size',
      changesCentreSize: true,
      load: async () => (await import('./CentreSizePage.tsx')).CentreSizePage,
    }),
    pageEntry({
      address: accountPage,
      title: 'identity:nav.account',
      group: null,
      load: async () => (await import('./AccountPage.tsx')).AccountPage,
    }),
  ],
};
