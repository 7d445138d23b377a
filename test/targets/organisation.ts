import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { readConfig } from '#src/config.ts';
import type { Actor, Scope } from '#src/http/actor.ts';
import { openCentre } from '#src/main.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';

const DAY = 86_400;
export const TEAMS = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'];
const PER_TEAM = 15;
/** Whole weeks of history before the goal, and days of data inside it. */
const WEEKS = 7;
export const DAYS_INSIDE = 14;

/** Small, fast and the same everywhere (xorshift32). */
function randomOf(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export const agentsOf = (team: number): string[] =>
  Array.from({ length: PER_TEAM }, (_, i) => `${TEAMS[team]} ${String(i + 1).padStart(2, '0')}`);

/** Days before today that the goal begins; it ends thirty days after today. */
export const goalDates = (now: number): { from: string; to: string } => ({
  from: new Date(now - DAYS_INSIDE * DAY * 1000).toISOString().slice(0, 10),
  to: new Date(now + 30 * DAY * 1000).toISOString().slice(0, 10),
});

/** A queue_log of six teams of fifteen: each person takes a share of her rings that is her own, differing between teams. */
function queueLog(start: number, days: number): string {
  const random = randomOf(7);
  const lines: string[] = [];
  for (let day = 0; day < days; day++) {
    const morning = start + day * DAY + 9 * 3600;
    const rows: [number, string][] = [];
    let call = 0;
    for (let team = 0; team < TEAMS.length; team++) {
      for (const [i, agent] of agentsOf(team).entries()) {
        const takes = 0.7 + team * 0.03 + (i % 5) * 0.02;
        for (let k = 0; k < 2; k++) {
          const at = morning + Math.floor(random() * 28_000);
          const id = `${at}.${day}${call++}`;
          const taken = random() < takes;
          rows.push([at, `${id}|service|NONE|ENTERQUEUE||0${1_500_000 + call}|1`]);
          if (!taken) rows.push([at + 15, `${id}|service|${agent}|RINGNOANSWER|15000`]);
          const wait = (taken ? 0 : 15) + 3 + Math.floor(random() * 12);
          const talk = 120 + Math.floor(random() * 200) + team * 10;
          rows.push([at + wait, `${id}|service|${agent}|CONNECT|${wait}|${id}9|3`]);
          rows.push([at + wait + talk, `${id}|service|${agent}|COMPLETECALLER|${wait}|${talk}|1`]);
        }
      }
    }
    rows.sort((a, b) => a[0] - b[0]);
    for (const [at, text] of rows) lines.push(`${at}|${text}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Somebody signed in, with the scope her role gives for everything she may do. */
export function person(
  id: string,
  grants: Readonly<Record<string, Scope>>,
  agent: string | null = null,
): { readonly context: { readonly actor: Actor; readonly from: string } } {
  const actor: Actor = { id, name: id, agent, roles: [], scopeOf: (permission) => grants[permission] ?? null };
  return { context: { actor, from: '10.0.0.7' } };
}

/** A centre of 6 teams × 15 people with nine weeks of calls up to today, on its own data directory. */
export async function startOrganisation(now: number) {
  const data = mkdtempSync(join(tmpdir(), 'yunchou-targets-'));
  await layEmptyCentre(data);
  const centre = await openCentre({ ...readConfig({}), dataDirectory: data, port: 0, zone: 'UTC' });
  const system = createRouterClient(centre.router, { context: {} });
  const head = 'interface,member_name,team';
  const people = TEAMS.flatMap((team, t) => agentsOf(t).map((name, i) => `SIP/${t}${i + 10},${name},${team}`));
  const first = Math.floor(now / 1000 / DAY) * DAY - (WEEKS * 7 + DAYS_INSIDE) * DAY;
  const path = join(data, 'queue_log');
  writeFileSync(path, queueLog(first, WEEKS * 7 + DAYS_INSIDE));
  await centre.ingestion.ingestFile({
    connector: 'asterisk-queue-log',
    path,
    zone: 'UTC',
    agents: { name: 'agents.csv', text: [head, ...people].join('\n') },
  });
  return {
    system,
    as: (who: ReturnType<typeof person>) => createRouterClient(centre.router, who),
    async close(): Promise<void> {
      await centre.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
