import { type ModuleWeb, pageEntry } from '#src/ui/page/module-web.ts';
import { calibrationPage } from './calibration.pages.ts';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

/** Whether those who score read the form alike. */
export const calibrationWeb: ModuleWeb = {
  name: 'calibration',
  texts: { 'zh-CN': zh, en },
  pages: [
    pageEntry({
      address: calibrationPage,
      title: 'calibration:nav.calibration',
      permission: 'read:calibration',
      group: 'quality',
      load: async () => (await import('./CalibrationPage.tsx')).CalibrationPage,
    }),
  ],
};
