import type { ClosingsApi } from '../contract/api.ts';
import { Closings } from './closings.ts';
import type { ClosingDependencies } from './dependencies.ts';
import type { FrozenSheets } from './frozen-figures.ts';
import { closingRoutes } from './routes.ts';

/** Closed periods of a centre. `frozen` is the reader that the KPIs quote from. */
export function closingsModule({ frozen, ...needs }: ClosingDependencies & { readonly frozen: FrozenSheets }) {
  const closings = new Closings(needs, frozen);
  const api: ClosingsApi = {
    async versionOf({ from, to }) {
      const found = (await frozen.closings()).find((c) => c.from === from && c.to === to);
      return found ? { id: found.id, version: found.version, differs: found.differing > 0 } : null;
    },
    check: () => closings.check(),
  };
  return { name: 'closings' as const, routes: closingRoutes(needs, closings), api };
}
