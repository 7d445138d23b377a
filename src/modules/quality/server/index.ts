import { evaluation } from '#src/catalogue/entities/quality.ts';
import type { Actor } from '#src/http/actor.ts';
import { hiddenByCalibration } from './calibration/blind.ts';
import { publishCalibrations } from './calibration/publish.ts';
import type { QualityNeeds } from './dependencies.ts';
import { publishEvaluations } from './publish.ts';
import { proveDue } from './findings/prove.ts';
import { lapseDue } from './inspectors/certificates.ts';
import { qualityMigrations } from './migrations.ts';
import { passOverdue } from './pass-overdue.ts';
import { refreshOutcomes } from './outcomes/refresh.ts';
import { qualityRoutes } from './routes.ts';

/** Between two looks at what customers have said. */
const WATCH_MS = 600_000;

/** Quality of a centre: forms, draws, evaluations, appeals. */
export function qualityModule(needs: QualityNeeds) {
  let watching: Promise<unknown> = Promise.resolve();
  let lastWatched = Number.NEGATIVE_INFINITY;
  return {
    /** Looks for what customers have said since of contacts that were evaluated, beside other work and not all the time. */
    watch(trouble: (bug: unknown) => void): void {
      const now = needs.clock.now();
      if (now - lastWatched < WATCH_MS) return;
      lastWatched = now;
      watching = watching
        .then(() => refreshOutcomes(needs))
        .then(() => proveDue(needs))
        .then(() => lapseDue(needs))
        .catch(trouble);
    },
    /** Once nothing is looked for any more. */
    settled: () => watching,
    /** Tells the facts what they missed while the server was down. */
    start: async () => {
      await passOverdue(needs);
      await publishEvaluations(needs);
      await publishCalibrations(needs);
    },
    /** Contacts whose evaluations are kept from somebody who scores them blind. */
    withheld: async (actor: Pick<Actor, 'id'>, entity: string): Promise<readonly string[]> =>
      entity === evaluation.name ? [...(await hiddenByCalibration(actor, needs)).contacts] : [],
    name: 'quality' as const,
    migrations: qualityMigrations,
    routes: qualityRoutes(needs),
  };
}

export { QUALITY_FACTS } from './items/item-entity.ts';
