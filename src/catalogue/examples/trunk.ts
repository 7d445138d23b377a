import type { ExampleRows } from '#src/semantic/kpi.ts';

/** Ten call attempts: seven reached the platform, two met a busy line, one was blocked. */
export const TRUNK: ExampleRows = {
  trunk_attempt: [
    ...Array.from({ length: 7 }, () => ({ result: 'connected' })),
    { result: 'busy' },
    { result: 'busy' },
    { result: 'blocked' },
  ],
};
