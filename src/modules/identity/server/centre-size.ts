import { recordAct } from '#src/audit/record-act.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Db, Records } from '#src/records/records.ts';
import { type CentreSizeBody, type CentreSizeInput, OWN_ROLES } from '../contract/centre-size.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';
import { readUsers, saveProfile } from './user.store.ts';

/** How large the centre is said to be, by whom and when. */
export async function readCentreSize(db: Db): Promise<CentreSizeBody> {
  const row = await db
    .selectFrom('centre_size')
    .leftJoin('user', 'user.id', 'centre_size.chosen_by')
    .select(['size', 'chosen_at', 'chosen_by', 'user.name'])
    .executeTakeFirst();
  if (row === undefined) return { size: null, chosenAt: null, chosenBy: null };
  return { size: row.size, chosenAt: row.chosen_at, chosenBy: row.name ?? row.chosen_by };
}

/** Says how large the centre is, and gives whoever says so every role when she asks for them: one change, two entries of the trail. */
export async function chooseCentreSize(
  records: Records,
  input: CentreSizeInput,
  by: { readonly actor: Actor; readonly from?: string | undefined; readonly at: number },
): Promise<void> {
  const { actor, at } = by;
  await records.db.transaction().execute(async (db) => {
    const before = await readCentreSize(db);
    await db.deleteFrom('centre_size').execute();
    await db.insertInto('centre_size').values({ size: input.size, chosen_at: at, chosen_by: actor.id }).execute();
    await recordAct(db, {
      actor,
      action: 'centre.size',
      object: { kind: 'centre', id: 'centre' },
      before: { size: before.size },
      after: { size: input.size },
      from: by.from,
      at,
    });
    const [user] = input.allRoles ? await readUsers(db, actor.id) : [];
    if (user === undefined) return;
    // What she holds for the whole centre stays; what she held for a part reaches all of it now.
    const roles = OWN_ROLES.map((role) => ({ role, sites: [], projects: [], teams: [] }));
    const others = user.roles.filter(({ role }) => !OWN_ROLES.includes(role));
    await saveProfile(db, user.id, { agent: user.agent, roles: [...roles, ...others], sample: user.sample });
    await recordAct(db, {
      actor,
      action: 'user.change',
      object: { kind: 'user', id: user.id, label: user.name },
      before: { roles: user.roles },
      after: { roles: [...roles, ...others] },
      from: by.from,
      at,
    });
  });
}
