import { type Clock, systemClock } from '#src/kernel/clock.ts';
import type { Db, Records } from '#src/records/records.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { OrganisationApi } from '../contract/api.ts';
import { assignment } from '../contract/assignment.ts';
import type { Directory } from '../contract/directory.ts';
import { parseAgentsFile } from './agents-file.ts';
import { storeAgentsFile } from './agents-file.store.ts';
import { saveAssignment } from './assignment.store.ts';
import { buildDirectory } from './directory.ts';
import { organisationMigrations } from './migrations.ts';
import { forgetMoved, readMoved } from './moved.store.ts';
import { saveNamed } from './named.store.ts';
import { raiseRevision, readOrganisation, readRevision } from './organisation.store.ts';
import { registerNames, unknownNames } from './register.store.ts';
import { organisationRoutes } from './routes.ts';
import { saveSourceName } from './source-name.store.ts';
// The tables this module adds to the records, as types.
import './tables.ts';

/** How long another server's change may stay unseen. */
const FRESH_MS = 1000;

/** The organisation on these records, which must be migrated before the api is asked. */
export function organisationModule({
  records,
  zone = 'UTC',
  clock = systemClock,
}: {
  readonly records: Records;
  /** The centre's, in which local days are meant. */
  readonly zone?: string;
  readonly clock?: Clock;
}) {
  let current: Directory | undefined;
  let asked: { readonly at: number; readonly directory: Promise<Directory> } | undefined;

  function directory(): Promise<Directory> {
    const now = performance.now();
    if (asked && now - asked.at <= FRESH_MS) return asked.directory;
    const own = { at: now, directory: read() };
    asked = own;
    own.directory.catch(() => {
      if (asked === own) asked = undefined;
    });
    return own.directory;
  }

  async function read(): Promise<Directory> {
    // Several servers can share one PostgreSQL: the revision says whether what we hold is still true.
    if (current && current.revision === (await readRevision(records.db))) return current;
    current = buildDirectory(await readOrganisation(records.db));
    return current;
  }

  /** One change: its rows and the new revision together. */
  function change<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return records.db
      .transaction()
      .execute(async (db) => {
        await raiseRevision(db);
        return work(db);
      })
      .finally(() => (asked = undefined));
  }

  const api: OrganisationApi = {
    directory,
    async register(source, seen) {
      const known = await directory();
      if (unknownNames(known, source, seen).length === 0) return known;
      await change(async (db) => {
        // Read again under the lock of the revision: another import may have met the same names.
        const now = buildDirectory(await readOrganisation(db));
        await registerNames(db, now, source, unknownNames(now, source, seen));
      });
      return directory();
    },
    async importAgents(source, file) {
      const rows = parseAgentsFile(file.name, file.text);
      return change((db) => storeAgentsFile(db, source, rows));
    },
    nameInSource: (noun, source, name, id) => change((db) => saveSourceName(db, { noun, source, name, id })),
    async assign(said) {
      const parsed = assignment.safeParse(said);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw invalid('bad_assignment', `The assignment cannot be used: ${issue?.message}`, {
          field: issue?.path.join('.'),
        });
      }
      await change((db) => saveAssignment(db, parsed.data));
    },
    movedSince: () => readMoved(records.db),
    restamped: (since) => forgetMoved(records.db, since),
    saveSite: (site) => change((db) => saveNamed(db, 'site', site)),
    saveClient: (client) => change((db) => saveNamed(db, 'client', client)),
    saveProject: (project) => change((db) => saveNamed(db, 'project', project)),
    saveTeam: (team) => change((db) => saveNamed(db, 'team', team)),
    saveAgent: (agent) => change((db) => saveNamed(db, 'agent', agent)),
    saveQueue: (queue) => change((db) => saveNamed(db, 'queue', queue)),
  };
  const routes = organisationRoutes({ api, records, change, zone, clock });
  return { name: 'organisation' as const, migrations: organisationMigrations, api, routes };
}
