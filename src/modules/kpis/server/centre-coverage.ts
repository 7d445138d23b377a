import type { Coverage } from '#src/modules/ingestion/contract/api.ts';
import type { DataCoverage } from './dependencies.ts';

/**
 * What a centre's sources cover together: from the first event of any to the last of any, in the zone most of the data is in.
 * `zone` is the fallback while there are no sources.
 */
export function centreCoverage(sources: readonly Coverage[], zone: string): DataCoverage {
  const [longest] = [...sources].sort((a, b) => b.until - b.from - (a.until - a.from));
  return {
    zone: longest?.zone ?? zone,
    from: sources.length === 0 ? null : Math.min(...sources.map((s) => s.from)),
    until: sources.length === 0 ? null : Math.max(...sources.map((s) => s.until)),
    sources: sources.map((s) => s.source),
  };
}
