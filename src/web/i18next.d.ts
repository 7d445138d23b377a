import type alerts from '#src/modules/alerts/web/locales/en.json';
import type closings from '#src/modules/closings/web/locales/en.json';
import type costs from '#src/modules/costs/web/locales/en.json';
import type identity from '#src/modules/identity/web/locales/en.json';
import type targets from '#src/modules/targets/web/locales/en.json';
import type ingestion from '#src/modules/ingestion/web/locales/en.json';
import type kpis from '#src/modules/kpis/web/locales/en.json';
import type organisation from '#src/modules/organisation/web/locales/en.json';
import type rosters from '#src/modules/rosters/web/locales/en.json';
import type performance from '#src/modules/performance/web/locales/en.json';
import type quality from '#src/modules/quality/web/locales/en.json';
import type calibration from '#src/modules/quality/web/calibration/locales/en.json';
import type findings from '#src/modules/quality/web/findings/locales/en.json';
import type inspectors from '#src/modules/quality/web/inspectors/locales/en.json';
import type scores from '#src/modules/quality/web/scores/locales/en.json';
import type reports from '#src/modules/reports/web/locales/en.json';
import type ui from '#src/ui/locales/en.json';
import type web from './locales/en.json';

// Keys are checked at compile time against the English texts; a test holds both languages to the same keys.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'web';
    resources: {
      ui: typeof ui;
      web: typeof web;
      kpis: typeof kpis;
      alerts: typeof alerts;
      closings: typeof closings;
      costs: typeof costs;
      identity: typeof identity;
      ingestion: typeof ingestion;
      organisation: typeof organisation;
      rosters: typeof rosters;
      performance: typeof performance;
      quality: typeof quality;
      scores: typeof scores;
      calibration: typeof calibration;
      findings: typeof findings;
      inspectors: typeof inspectors;
      reports: typeof reports;
      targets: typeof targets;
    };
  }
}
