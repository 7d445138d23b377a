import type { ScanRunner } from '#src/semantic/evaluate.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { Scan } from '#src/semantic/scan.ts';

/** Numbers and texts kept at most, over all results: about 100 MB. */
const MAX_VALUES = 8_000_000;

export type RememberedScans = {
  readonly run: ScanRunner;
  /** Forgets everything; results still under way are given to those who wait for them and not kept. */
  forget(): void;
};

/**
 * Scans answered once for everybody who asks the same of the same facts: fifty people at the cockpit ask for the same twelve sums. A scan
 * says all that its result depends on but the facts; whoever changes those calls `forget` before and after. The longest unasked goes first.
 */
export function rememberedScans(ask: ScanRunner, maxValues = MAX_VALUES): RememberedScans {
  /** In order of the last question. */
  let kept = new Map<string, { readonly result: Promise<ScanResult>; values: number }>();
  let values = 0;
  const drop = (key: string): void => {
    values -= kept.get(key)?.values ?? 0;
    kept.delete(key);
  };
  const run: ScanRunner = (scan) => {
    const key = JSON.stringify(scan satisfies Scan);
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known.result;
    }
    const own = { result: ask(scan), values: 0 };
    const among = kept;
    among.set(key, own);
    own.result.then(
      ({ length, columns }) => {
        if (kept !== among || kept.get(key) !== own) return;
        own.values = length * Object.keys(columns).length + 1;
        values += own.values;
        for (const [oldest] of kept) {
          if (values <= maxValues) break;
          drop(oldest);
        }
      },
      () => {
        if (among.get(key) === own) among.delete(key);
      },
    );
    return own.result;
  };
  return {
    run,
    forget() {
      kept = new Map();
      values = 0;
    },
  };
}
