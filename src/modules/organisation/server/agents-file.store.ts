import type { Db } from '#src/records/records.ts';
import type { AgentsImport } from '../contract/api.ts';
import { SINCE_EVER } from '../contract/assignment.ts';
import type { AgentsFileRow } from './agents-file.ts';
import { readHistory, saveAssignment } from './assignment.store.ts';
import { buildDirectory } from './directory.ts';
import { saveNamed } from './named.store.ts';
import { readOrganisation } from './organisation.store.ts';
import { registerNames, unknownNames } from './register.store.ts';
import { removePlaceholder, saveSourceName } from './source-name.store.ts';

/** Stores what an agents file says; call it in a transaction. See `OrganisationApi.importAgents`. */
export async function storeAgentsFile(db: Db, source: string, rows: readonly AgentsFileRow[]): Promise<AgentsImport> {
  const seen = {
    agents: new Set(rows.map((row) => row.name)),
    queues: [...new Set(rows.map((row) => row.queue))].filter((name) => name !== null).map((name) => ({ name })),
  };
  const before = buildDirectory(await readOrganisation(db));
  await registerNames(db, before, source, unknownNames(before, source, seen));
  const directory = buildDirectory(await readOrganisation(db));
  const aliases = new Map<string, string>();
  for (const row of rows) {
    const agent = directory.agentOf(source, row.name);
    if (!agent || aliases.has(row.interface)) continue;
    aliases.set(row.interface, row.name);
    for (const name of [row.interface, row.extension]) {
      if (name !== null && name !== row.name) await saveSourceName(db, { noun: 'agent', source, name, id: agent.id });
    }
    if (row.interface !== row.name) await removePlaceholder(db, row.interface, agent.id);
    // A team in the file is a starting point; who has a history keeps it.
    if (row.team !== null && (await readHistory(db, 'agent_team', agent.id)).length === 0) {
      const team = await saveNamed(db, 'team', { name: row.team });
      await saveAssignment(db, {
        kind: 'agent_team',
        subject: agent.id,
        value: team.id,
        from: SINCE_EVER,
        until: null,
      });
    }
  }
  return {
    agents: seen.agents.size,
    queues: seen.queues.length,
    aliases,
    staticMembers: rows.flatMap((row) =>
      row.isStatic && row.queue !== null ? [{ queue: row.queue, name: row.name }] : [],
    ),
  };
}
