import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { readConfig } from '#src/config.ts';
import type { Actor } from '#src/http/actor.ts';
import { openCentre } from '#src/main.ts';
import { actorOfPerson } from '#src/modules/identity/server/actor.ts';
import { fillTwoClients } from '../access/two-clients.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';

const PEOPLE = [
  { name: 'Xu Ke', username: 'xuke', roles: [{ role: 'qa_lead' as const }] },
  { name: 'Su He', username: 'suhe', roles: [{ role: 'qa' as const }] },
  { name: 'Mo Ran', username: 'moran', roles: [{ role: 'qa' as const }] },
  { name: 'Manager', username: 'boss', roles: [{ role: 'manager' as const }] },
  { name: 'Anna', username: 'anna', agent: 'anna', roles: [{ role: 'agent' as const }] },
  { name: 'Bert', username: 'bert', agent: 'bert', roles: [{ role: 'agent' as const }] },
  { name: 'Leader', username: 'leader', roles: [{ role: 'lead' as const, teams: ['team-anna'] }] },
];

/** A centre of two clients on 28 November 2026 with inspectors, agents and a lead; `as` calls its routes as one of them, `clock.at` moves its time. */
export async function startQualityCentre() {
  const clock = { at: Date.UTC(2026, 10, 28, 9), now: () => clock.at };
  const actors = new Map<string, Actor>();
  const data = mkdtempSync(join(tmpdir(), 'yunchou-quality-'));
  await layEmptyCentre(data);
  const centre = await openCentre(
    { ...readConfig({}), dataDirectory: data, port: 0, zone: 'UTC' },
    () => undefined,
    clock,
  );
  const as = (name?: string) =>
    createRouterClient(centre.router, {
      context: name === undefined ? {} : { overHttp: true, actor: actors.get(name)! },
    });
  await fillTwoClients(as(), { beta: true });
  await centre.identity.ensureUsers(PEOPLE);
  for (const { id, name, agent } of await centre.identity.people()) {
    const said = PEOPLE.find((one) => one.name === name)!;
    actors.set(
      said.username,
      actorOfPerson({
        id,
        name,
        agent,
        roles: said.roles.map((held) => ({ sites: [], projects: [], teams: [], ...held })),
      }),
    );
  }
  /** Submits one evaluation: every answer the best but those said. */
  async function answer(
    inspector: string,
    evaluation: string,
    worse: Record<string, number | boolean> = {},
    comment = 'heard at 0:41',
  ) {
    const { id, revision, content } = await as(inspector).quality.evaluation({ id: evaluation });
    const answers = Object.fromEntries(
      content.sections.flatMap(({ items }) =>
        items.map(({ id: item, answering }) => {
          const best = answering.kind === 'scale' ? answering.anchors.length : true;
          const given = worse[item] ?? best;
          return [item, { answer: given, ...(given === best ? {} : { comment }) }];
        }),
      ),
    );
    const saved = await as(inspector).quality.save({ id, revision, answers, worked: 240 });
    return as(inspector).quality.submit({ id, revision: saved.revision });
  }
  return {
    data,
    clock,
    answer,
    as,
    centre,
    idOf: (name: string): string => actors.get(name)!.id,
    /** One KPI of a day's evaluations, as everybody reads it. */
    async kpi(id: string): Promise<{ value: number | null; numerator: number | null }> {
      const { kpis } = await as().kpis.query({ kpis: [id], from: '2026-11-28', to: '2026-11-29' });
      return { value: kpis[0]?.value[0] ?? null, numerator: kpis[0]?.numerator[0] ?? null };
    },
    /** KPIs of two months, as everybody reads them. */
    async kpis(ids: string[]): Promise<(number | null)[]> {
      const { kpis } = await as().kpis.query({ kpis: ids, from: '2026-11-01', to: '2027-01-01', grain: 'whole' });
      return kpis.map(({ value }) => value[0] ?? null);
    },
    /** The same for the next open one of an agent. */
    async evaluate(inspector: string, agent: string, worse: Record<string, number | boolean> = {}) {
      const [line] = await as(inspector).quality.evaluations({ mine: 'true', agent, state: 'open' });
      return answer(inspector, line!.id, worse);
    },
    async close(): Promise<void> {
      await centre.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export type QualityCentre = Awaited<ReturnType<typeof startQualityCentre>>;
