import { isoLocal } from '#src/kernel/zone.ts';
import type { PersonalResult } from '../contract/exclusion.ts';
import { readExclusions } from './decision.store.ts';
import type { TargetDependencies } from './dependencies.ts';
import { kpiFacts } from './kpi-facts.ts';
import { covered } from './spans.ts';

/**
 * A KPI of one agent over a range less the approved exclusions: the parts of the whole minus the parts of the spans left out, each asked as a
 * question of its own, so that the contacts stay in the KPI and both numbers have a passport. A KPI that cannot be put together from pieces
 * of time is given whole and says so.
 */
export async function personalResult(
  agent: string,
  kpi: string,
  period: { readonly from: string; readonly to: string },
  needs: TargetDependencies,
): Promise<PersonalResult> {
  const { adds, scale, cap } = kpiFacts(kpi, needs);
  const ask = async (from: string, to: string) => {
    const answer = await needs.kpis.query({ kpis: [kpi], from, to, where: { agent: [agent] } });
    const column = answer.kpis[0];
    return {
      from: Date.parse(answer.from),
      until: Date.parse(answer.to),
      zone: answer.zone,
      parts: {
        value: column?.value[0] ?? null,
        numerator: column?.numerator[0] ?? null,
        denominator: column?.denominator?.[0] ?? null,
      },
    };
  };
  const { parts: whole, zone, ...range } = await ask(period.from, period.to);
  const approved = (await readExclusions(needs.records.db, { agent, approved: true, during: range })).toSorted(
    (a, b) => a.from - b.from,
  );
  const said = { agent, kpi, whole, additive: adds !== null };
  if (approved.length === 0) return { ...said, ...whole, exclusions: [] };
  const piece = async (from: number, until: number) =>
    adds === null ? null : (await ask(isoLocal(zone, from), isoLocal(zone, until))).parts;
  const exclusions = await Promise.all(
    approved.map(async (span) => {
      const [from, until] = [Math.max(span.from, range.from), Math.min(span.until, range.until)];
      const parts = await piece(from, until);
      return {
        from,
        until,
        kind: span.kind,
        reason: span.reason,
        requestedBy: span.requestedBy,
        approvedBy: span.decidedBy ?? '',
        numerator: parts?.numerator ?? null,
        denominator: parts?.denominator ?? null,
      };
    }),
  );
  if (adds === null) return { ...said, ...whole, exclusions };
  // Spans may overlap; every instant is taken out once.
  const out = await Promise.all(covered(range, approved).map(({ from, until }) => piece(from, until)));
  const less = (part: 'numerator' | 'denominator'): number | null => {
    const all = whole[part];
    return all === null
      ? null
      : clean(
          out.reduce((left, p) => left - (p?.[part] ?? 0), all),
          all,
        );
  };
  const [numerator, denominator] = [less('numerator'), less('denominator')];
  const value =
    adds === 'count'
      ? numerator
      : denominator === null || denominator === 0 || numerator === null
        ? null
        : Math.min(cap, (numerator / denominator) * scale);
  return { ...said, value, numerator, denominator, exclusions };
}

/** A difference of equal sums is 0, not 1e-13. */
const clean = (left: number, of: number): number => (Math.abs(left) <= 1e-9 * Math.max(1, Math.abs(of)) ? 0 : left);
