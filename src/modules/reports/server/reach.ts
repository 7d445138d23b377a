import { AppError } from '#src/kernel/errors.ts';
import { type Actor, reaches, type ScopeNoun } from '#src/http/actor.ts';
import type { ReportDocument } from '../contract/document.ts';
import type { Report } from '../contract/report.ts';

const NOUNS = ['site', 'project', 'team'] as const satisfies readonly ScopeNoun[];

/** A report of the whole centre is for those who may see all; one of a project, site or team for those whose scope holds all of it. */
export function mayRead(actor: Actor, report: Pick<Report, 'where'>): boolean {
  const scope = actor.scopeOf('read:report');
  if (scope === null || scope === 'all') return scope === 'all';
  return NOUNS.some((noun) => {
    const ids = report.where[noun];
    return ids !== undefined && ids.every((id) => reaches(scope, { [noun]: id }));
  });
}

/** Says that it is not there: that it exists is nobody's business either. */
export function requireReach(actor: Actor, report: Pick<Report, 'where' | 'id'>): void {
  if (!mayRead(actor, report))
    throw new AppError('not_found', 'no_such_report', `There is no report ${report.id}`, { field: 'report' });
}

/** Figures by team are personal: whoever may not see all teams does not see the table of them. */
export function withoutPersonal(document: ReportDocument, actor: Actor, titles: readonly string[]): ReportDocument {
  if (actor.scopeOf('read:person') === 'all') return document;
  return {
    ...document,
    blocks: document.blocks.filter((block) => block.kind !== 'table' || !titles.includes(block.table.title)),
  };
}
