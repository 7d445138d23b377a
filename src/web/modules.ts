import { alertsWeb } from '#src/modules/alerts/web/index.ts';
import { closingsWeb } from '#src/modules/closings/web/index.ts';
import { costsWeb } from '#src/modules/costs/web/index.ts';
import { identityWeb } from '#src/modules/identity/web/index.ts';
import { ingestionWeb } from '#src/modules/ingestion/web/index.ts';
import { kpisWeb } from '#src/modules/kpis/web/index.ts';
import { performanceWeb } from '#src/modules/performance/web/index.ts';
import { qualityWeb } from '#src/modules/quality/web/index.ts';
import { calibrationWeb } from '#src/modules/quality/web/calibration/index.ts';
import { findingsWeb } from '#src/modules/quality/web/findings/index.ts';
import { inspectorsWeb } from '#src/modules/quality/web/inspectors/index.ts';
import { scoresWeb } from '#src/modules/quality/web/scores/index.ts';
import { organisationWeb } from '#src/modules/organisation/web/index.ts';
import { reportsWeb } from '#src/modules/reports/web/index.ts';
import { rostersWeb } from '#src/modules/rosters/web/index.ts';
import { targetsWeb } from '#src/modules/targets/web/index.ts';
import type { ModuleWeb } from '#src/ui/page/module-web.ts';

/** One line per module. Their pages, texts and searches reach the shell through this list only. */
export const modules: readonly ModuleWeb[] = [
  kpisWeb,
  targetsWeb,
  alertsWeb,
  closingsWeb,
  reportsWeb,
  qualityWeb,
  scoresWeb,
  calibrationWeb,
  findingsWeb,
  inspectorsWeb,
  organisationWeb,
  rostersWeb,
  performanceWeb,
  costsWeb,
  ingestionWeb,
  identityWeb,
];
