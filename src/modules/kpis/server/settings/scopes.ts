import { type ParameterScope, SCOPE_DIMENSIONS } from '#src/semantic/question.ts';
import type { Setting } from './setting.store.ts';

/** A centre's own settings as the engine takes them: those that hold at some time, most specific first. */
export function scopesOf(settings: readonly Setting[]): ParameterScope[] {
  return settings
    .filter((s) => s.replacedAt === null)
    .toSorted((a, b) => specificity(b) - specificity(a))
    .map(({ parameter, value, where, from, until }) => ({
      where: Object.fromEntries(Object.entries(where).map(([d, id]) => [d, [id]])),
      values: { [parameter]: value },
      from,
      until,
    }));
}

/** More conditions before fewer; a queue before a project, a site, a channel. */
function specificity({ where }: Setting): number {
  const narrow = SCOPE_DIMENSIONS.toReversed().map((d, i) => (where[d] === undefined ? 0 : 2 ** i));
  return 16 * narrow.filter((n) => n > 0).length + narrow.reduce((a, b) => a + b, 0);
}
