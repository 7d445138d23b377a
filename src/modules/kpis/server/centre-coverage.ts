import type { Coverage } from '#src/modules/ingestion/contract/api.ts';
import { OWN_SOURCES } from '#src/modules/ingestion/contract/own-sources.ts';
import type { DataCoverage } from './dependencies.ts';

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_SOURCES));

/**
 * What a centre's sources cover together: from the first event of any to the last of any, in the zone most of the data is in. What the platform
 * wrote itself counts only where there is nothing else. `zone` is the fallback while there are no sources.
 */
export function centreCoverage(sources: readonly Coverage[], zone: string): DataCoverage {
  const told = sources.filter(({ source }) => !OWN.has(source));
  const counted = told.length > 0 ? told : sources;
  const [longest] = [...counted].sort((a, b) => b.until - b.from - (a.until - a.from));
  return {
    zone: longest?.zone ?? zone,
    from: counted.length === 0 ? null : Math.min(...counted.map((s) => s.from)),
    until: counted.length === 0 ? null : Math.max(...counted.map((s) => s.until)),
    recordedUntil: sources.length === 0 ? null : Math.max(...sources.map((s) => s.until)),
    sources: sources.map((s) => s.source),
  };
}
