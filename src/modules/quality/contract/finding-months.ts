import type { Finding, FindingMonth, Verdict } from './finding.ts';

/** What was found month by month, what of it was proved fixed and what is overdue; the latest month first. */
export function findingMonths(
  findings: readonly (Pick<Finding, 'month' | 'state' | 'isLate'> & {
    readonly verdict: Pick<Verdict, 'result'> | null;
  })[],
): FindingMonth[] {
  return [...Map.groupBy(findings, ({ month }) => month)]
    .map(([month, own]) => {
      const waiting = own.filter(({ state }) => state === 'done').length;
      const judged = own.filter(({ state }) => ['proved', 'not_proved', 'closed'].includes(state));
      const said = (result: Verdict['result']): number =>
        judged.filter(({ verdict }) => verdict?.result === result).length;
      return {
        month,
        found: own.length,
        open: own.length - waiting - judged.length,
        overdue: own.filter(({ isLate }) => isLate).length,
        waiting,
        proved: said('improved'),
        notDistinguishable: said('not_distinguishable'),
        worse: said('worse'),
        cannotTell: said('cannot_tell'),
      };
    })
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}
