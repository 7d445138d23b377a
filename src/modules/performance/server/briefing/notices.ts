import type { Actor } from '#src/http/actor.ts';
import type { Notice } from '../../contract/briefing.ts';
import type { ParameterId } from '#src/semantic/parameter.ts';
import type { PerformanceDependencies } from '../dependencies.ts';

/** What there is to have read: definitions and targets that changed, alerts that were raised or closed, since an instant; and what stands open. */
export async function noticesOf(
  team: string,
  actor: Actor,
  { since, now }: { readonly since: number; readonly now: number },
  needs: PerformanceDependencies,
): Promise<Notice[]> {
  const { kpis, targets, alerts, catalogue } = needs;
  const [directory, held, standing, ofTeam, ofCentre] = await Promise.all([
    needs.directory(),
    kpis.settingsHeld(),
    alerts.standing(actor, since),
    targets.allInForce({ kind: 'team', id: team }, now),
    targets.allInForce({ kind: 'centre', id: null }, now),
  ]);
  const summaries = new Map(kpis.summaries().map((kpi) => [kpi.id, kpi]));
  const kpiOf = (id: string) => {
    const found = summaries.get(id);
    return { title: found?.title ?? { en: id, zh: id }, unit: found?.unit ?? 'number' };
  };
  const definitions = held
    .filter(({ changedAt, from }) => changedAt >= since || (from !== null && from >= since))
    .map(({ parameter, value, where, from, changedAt, reason }): Notice => {
      const spec = catalogue.parameters[parameter as ParameterId];
      const valueKind = spec?.kind ?? 'text';
      return {
        kind: 'definition',
        at: changedAt,
        from,
        label: spec?.label ?? { en: parameter, zh: parameter },
        value: valueKind === 'duration' ? Number(value) / 1000 : value,
        valueKind,
        where: Object.entries(where).map(([noun, id]) =>
          noun === 'queue' || noun === 'project' || noun === 'site' ? directory.nameOf(noun, id) : id,
        ),
        reason,
      };
    });
  const aims = [['team', ofTeam] as const, ['centre', ofCentre] as const].flatMap(([owner, list]) =>
    list
      .filter(({ from }) => from >= since)
      .map(({ kpi, bounds, from }): Notice => ({ kind: 'target', at: from, owner, ...kpiOf(kpi), bounds })),
  );
  const raised = standing
    .filter((one) => one.team === null || one.team === team)
    .map(({ alert }): Notice => {
      const { id, name, group, last, severity, state, owner, raisedAt, closedAt } = alert;
      return {
        kind: 'alert',
        at: raisedAt,
        id,
        name,
        group: group?.name ?? null,
        ...kpiOf(alert.kpi),
        value: last.value,
        limit: last.limit,
        severity,
        state,
        owner,
        closedAt,
      };
    });
  return [...definitions, ...aims, ...raised].sort((a, b) => b.at - a.at);
}
