import { driversOf } from '#src/catalogue/drivers.ts';
import type { Actor } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Bounds } from '../contract/bounds.ts';
import type { DraftParsed, Evidence, Owner, OwnerKind } from '../contract/target.ts';
import type { TargetDependencies } from './dependencies.ts';
import { type KeptGoal, readGoal } from './goal.store.ts';
import { historyOf, type Lookback, lookback } from './history.ts';
import { type KeptTarget, latestOf } from './kept.ts';
import { type KpiFacts, kpiFacts } from './kpi-facts.ts';
import { mayChange, nameOfOwner, placeOf } from './places.ts';
import { type Member, type Proposal, proposals } from './proposal.ts';
import { addVersion, insertTarget, readTargets } from './target.store.ts';

/** A proposal on the KPI's scale, ready to become a version. */
export type Drafted = {
  readonly owner: Owner;
  readonly bounds: Bounds;
  readonly expected: number | null;
  readonly evidence: Evidence;
};

/** Proposes from history and keeps the proposals as drafts; resolves with how many. Owners without any history of anybody are left out. */
export async function draftTargets(input: DraftParsed, actor: Actor, needs: TargetDependencies): Promise<number> {
  const goal = await readGoal(needs.records.db, input.goal);
  const directory = await needs.directory();
  const now = needs.clock.now();
  const drafted = (await propose(goal, input, directory, needs)).filter(({ owner }) =>
    mayChange(actor, owner, placeOf(owner, directory, now)),
  );
  if (drafted.length === 0)
    throw new AppError('conflict', 'nothing_to_propose', 'There is nobody with history to propose a target for', {
      field: 'kind',
      remedy: 'Import data for the time before the goal begins, or write the target by hand.',
    });
  return needs.records.db.transaction().execute(async (db) => {
    const known = await readTargets(db, { goal: goal.id });
    for (const { owner, bounds, expected, evidence } of drafted) {
      const before = known.find((t) => t.kpi === input.kpi && sameOwner(t.owner, owner)) ?? null;
      const parent =
        input.parent === undefined ? parentOf(input.kpi, owner, known, directory, goal.from) : input.parent;
      const id = before?.id ?? (await insertTarget(db, { goal: goal.id, parent, kpi: input.kpi, owner }));
      const version = {
        state: 'draft' as const,
        bounds,
        weight: input.weight ?? (before === null ? null : latestOf(before).weight),
        expected,
        from: goal.from,
        until: goal.until,
        evidence,
        reason: '',
        byId: actor.id,
        by: actor.name,
        at: now,
      };
      await addVersion(db, { id, versions: before?.versions ?? [] }, version);
      await needs.recordAct(db, {
        actor,
        action: 'target.draft',
        object: { kind: 'target', id, label: labelOf(input.kpi, owner, directory) },
        before: before === null ? null : latestOf(before).bounds,
        after: bounds,
        reason: null,
        from: null,
        at: now,
      });
    }
    return drafted.length;
  });
}

/** What a target is called in the audit trail. */
export const labelOf = (kpi: string, owner: Owner, directory: Directory): string =>
  [kpi, nameOfOwner(owner, directory)].filter((word) => word !== '').join(' · ');

export const sameOwner = (a: Owner, b: Owner): boolean => a.kind === b.kind && a.id === b.id;

/** Proposals without keeping them. Throws `no_personal_part`, `unknown_kpi`. */
export async function propose(
  goal: KeptGoal,
  input: Pick<DraftParsed, 'kpi' | 'kind' | 'ids' | 'quantile'>,
  directory: Directory,
  needs: TargetDependencies,
): Promise<Drafted[]> {
  const facts = kpiFacts(input.kpi, needs);
  assertFits(input.kpi, input.kind, facts);
  const back = await lookback(goal, needs);
  if (back === null) return [];
  const history = await historyOf(input.kpi, input.kind, back, goal, needs);
  // Nobody is held to a period she will not be here in; nor do her figures speak for those who stay.
  const gone = input.kind === 'agent' ? await needs.departedBy(goal.from) : new Set<string>();
  const asked = input.ids ?? [...new Set([...history.keys(), ...homesOf(input.kind, directory)])];
  const owners = asked.filter((id) => !gone.has(id));
  const members = owners.map((id): Member => ({ id, points: (history.get(id) ?? []).filter((p) => p !== null) }));
  const peers = Map.groupBy(members, ({ id }) => (input.kind === 'agent' ? directory.teamAt(id, goal.from) : ''));
  return [...peers.values()].flatMap((group) => draftGroup(group, input, facts, back));
}

/** A target nobody can measure is refused with what would do instead. */
export function assertFits(kpi: string, kind: OwnerKind, facts: KpiFacts): void {
  if (kind === 'centre' || facts.dimensions.includes(kind)) return;
  const drivers = driversOf(kpi);
  throw invalid('no_personal_part', `${kpi} cannot be measured by ${kind}`, {
    field: 'kpi',
    drivers,
    remedy:
      drivers.length > 0
        ? `Break it down into what drives it: ${drivers.join(', ')}.`
        : 'Choose a KPI that is counted there.',
  });
}

/** People without history get their peers' figure; teams and wholes need their own. */
const homesOf = (kind: OwnerKind, directory: Directory): readonly string[] =>
  kind === 'centre' ? [''] : kind === 'team' ? directory.teams.map(({ id }) => id) : [];

function draftGroup(
  group: readonly Member[],
  { kind, quantile }: Pick<DraftParsed, 'kind' | 'quantile'>,
  facts: KpiFacts,
  back: Lookback,
): Drafted[] {
  const band = facts.better !== 'higher' && facts.better !== 'lower';
  const towards = proposals(group, quantile, facts.better === 'lower' ? -1 : 1);
  const against = band ? proposals(group, quantile, -1) : towards;
  // Weeks speak for a period of a month: what adds up grows with it, ratios do not.
  const growth = back.grain === '1w' ? 365.25 / 12 / 7 : 1;
  const size = facts.scale * (facts.adds === 'count' ? growth : 1);
  const scaled = (v: number | null): number | null => (v === null ? null : v * size);
  return group.flatMap((member, i): Drafted[] => {
    const [p, low] = [towards[i]!, against[i]!];
    if (p.reachable === null || low.reachable === null) return [];
    const expected = facts.adds === 'ratio' && p.expected !== null ? Math.round(p.expected * growth) : null;
    return [
      {
        owner: { kind, id: kind === 'centre' ? null : member.id },
        bounds: boundsOf(facts, p.reachable * size, low.reachable * size),
        expected,
        evidence: evidenceOf(p, {
          scaled,
          growth,
          quantile,
          expected,
          back,
          share: facts.unit === 'ratio' && facts.adds === 'ratio',
        }),
      },
    ];
  });
}

function boundsOf({ better, unit }: KpiFacts, value: number, other: number): Bounds {
  const [a, b] = [roundTarget(value, unit), roundTarget(other, unit)];
  if (better === 'higher') return { kind: 'at_least', value: a };
  if (better === 'lower') return { kind: 'at_most', value: a };
  return { kind: 'between', low: Math.min(a, b), high: Math.max(a, b) };
}

/** Targets are round: half a percentage point, a second, a whole contact. */
export function roundTarget(value: number, unit: string): number {
  const step =
    unit === 'ratio' ? 0.005 : unit === 'duration' && Math.abs(value) < 600 ? 1 : unit === 'duration' ? 10 : null;
  if (step !== null) return Number((Math.round(value / step) * step).toFixed(6));
  return Math.abs(value) >= 100 || unit === 'count' ? Math.round(value) : Number(value.toPrecision(2));
}

function evidenceOf(
  p: Proposal,
  how: {
    readonly scaled: (v: number | null) => number | null;
    readonly growth: number;
    readonly quantile: number;
    readonly expected: number | null;
    readonly back: Lookback;
    readonly share: boolean;
  },
): Evidence {
  const { scaled, back } = how;
  // A share's interval ends where shares do.
  const clip = (v: number | null): number | null => (v === null || !how.share ? v : Math.min(1, Math.max(0, v)));
  return {
    grain: back.grain,
    from: back.buckets[0]!.from,
    until: back.buckets.at(-1)!.until,
    periods: p.periods,
    rows: how.expected === null ? null : p.rows,
    level: scaled(p.level),
    low: clip(scaled(p.low)),
    high: clip(scaled(p.high)),
    quantile: how.quantile,
    own: scaled(p.own),
    peers: scaled(p.peers),
    ownWeight: p.ownWeight,
    expected: how.expected,
    takes: how.expected === null || p.takes === null ? null : p.takes * how.growth,
  };
}

/** An agent hangs below her team's target of that KPI, a team below the centre's; a driver below the first KPI it drives. */
function parentOf(
  kpi: string,
  owner: Owner,
  known: readonly KeptTarget[],
  directory: Directory,
  at: number,
): string | null {
  const find = (of: string, wanted: Owner): string | null =>
    known.find((t) => t.kpi === of && sameOwner(t.owner, wanted))?.id ?? null;
  const centre: Owner = { kind: 'centre', id: null };
  const driven = (wanted: Owner): string | null => {
    const target = known.find((t) => sameOwner(t.owner, wanted) && driversOf(t.kpi).includes(kpi));
    return target?.id ?? null;
  };
  if (owner.kind === 'agent' && owner.id !== null) {
    const team = directory.teamAt(owner.id, at);
    const lead: Owner | null = team === null ? null : { kind: 'team', id: team };
    const inTeam = lead === null ? null : (find(kpi, lead) ?? driven(lead));
    return inTeam ?? find(kpi, centre) ?? driven(centre);
  }
  if (owner.kind === 'centre') return driven(centre);
  return find(kpi, centre) ?? driven(centre);
}
