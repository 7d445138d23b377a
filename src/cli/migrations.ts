import { auditMigrations } from '../audit/migrations.ts';
import { deliveryMigrations } from '../delivery/migrations.ts';
import { alertMigrations } from '../modules/alerts/server/migrations.ts';
import { closingMigrations } from '../modules/closings/server/migrations.ts';
import { costMigrations } from '../modules/costs/server/migrations.ts';
import { identityMigrations } from '../modules/identity/server/migrations.ts';
import { keyMigrations } from '../modules/ingestion/server/keys/migrations.ts';
import { kpiMigrations } from '../modules/kpis/server/settings/migrations.ts';
import { organisationMigrations } from '../modules/organisation/server/migrations.ts';
import { performanceMigrations } from '../modules/performance/server/migrations.ts';
import { qualityCalibrationMigrations } from '../modules/quality/server/calibration/migrations.ts';
import { qualityDeskMigrations } from '../modules/quality/server/desk/migrations.ts';
import { qualityFindingMigrations } from '../modules/quality/server/findings/migrations.ts';
import { qualityInspectorMigrations } from '../modules/quality/server/inspectors/migrations.ts';
import { qualityMigrations } from '../modules/quality/server/migrations.ts';
import { qualityScoreMigrations } from '../modules/quality/server/scores/migrations.ts';
import { reportMigrations } from '../modules/reports/server/migrations.ts';
import { rosterMigrations } from '../modules/rosters/server/migrations.ts';
import { targetMigrations } from '../modules/targets/server/migrations.ts';
import { outboxMigrations } from '../outbox/migrations.ts';
import type { ModuleMigrations } from '../records/migrate.ts';

/** The tables of every module, in the order in which they are made: who refers to another's comes after it. */
export const CENTRE_MIGRATIONS: readonly ModuleMigrations[] = [
  auditMigrations,
  outboxMigrations,
  deliveryMigrations,
  organisationMigrations,
  identityMigrations,
  kpiMigrations,
  keyMigrations,
  alertMigrations,
  rosterMigrations,
  targetMigrations,
  closingMigrations,
  performanceMigrations,
  reportMigrations,
  costMigrations,
  qualityMigrations,
  qualityDeskMigrations,
  qualityScoreMigrations,
  qualityFindingMigrations,
  qualityCalibrationMigrations,
  qualityInspectorMigrations,
];
