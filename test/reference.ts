import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '..');

/** The folder of the public reference data (recordings, published data sets), beside the project unless YUNCHOU_REFERENCE says where. */
export const referenceRoot: string = resolve(projectRoot, process.env.YUNCHOU_REFERENCE ?? '../shared');

/** Absolute path of one reference file, e.g. `referencePath('data/asterisk-a/queue_log')`; it may be absent. */
export function referencePath(path: string): string {
  return resolve(referenceRoot, path);
}

/**
 * A `describe` whose tests need reference files (`needs`, relative to the reference folder).
 * Where one is absent a single test is reported as skipped, with the reason, and the body does not run.
 */
export function describeReference(name: string, needs: readonly string[], body: () => void): void {
  const missing = needs.filter((path) => !existsSync(referencePath(path)));
  describe(name, () => {
    if (missing.length === 0) body();
    else
      it('needs reference data', (context) => {
        context.skip(
          `reference data absent: ${missing.join(', ')} (set YUNCHOU_REFERENCE to the folder that holds it)`,
        );
      });
  });
}
