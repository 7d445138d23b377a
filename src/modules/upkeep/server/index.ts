import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { upkeepContract } from '../contract/routes.ts';
import { backup } from './backup.ts';
import type { UpkeepDependencies } from './dependencies.ts';
import { doctor } from './doctor.ts';

/** Backups and health of a centre's data. */
export function upkeepModule(needs: UpkeepDependencies) {
  const on = implement(upkeepContract).$context<Caller>();
  return {
    name: 'upkeep' as const,
    routes: {
      backup: on.backup.handler(async ({ context }) => {
        const made = await backup(needs);
        const { id, name } = actorOf(context);
        await needs.records.db.transaction().execute((db) =>
          recordAct(db, {
            actor: { id, name },
            action: 'backup.make',
            object: { kind: 'backup', id: String(made.manifest.at) },
            after: { bytes: made.bytes, notCovered: made.manifest.notCovered },
            from: context.from,
            at: made.manifest.at,
          }),
        );
        return made;
      }),
      doctor: on.doctor.handler(() => doctor(needs)),
    },
  };
}
