import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.sequencer.ts';

const shared = {
  environment: 'node',
  exclude: ['**/node_modules/**', 'dist/**'],
  pool: 'forks' as const,
  // Tests keep nothing outside what they make: sharing a process saves reading the same modules two hundred times.
  isolate: false,
  setupFiles: ['./test/quick-records.setup.ts'],
  // Real databases and real browsers are slow to start on small machines; a hang still ends.
  testTimeout: 120_000,
  hookTimeout: 180_000,
  teardownTimeout: 30_000,
};

export default defineConfig({
  test: {
    // Two more than the cores of a small machine: tests wait for browsers and servers much of their time.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/skip-reasons.reporter.ts'],
    projects: [
      { test: { ...shared, name: 'parts', include: ['src/**/*.test.{ts,tsx}'] } },
      { test: { ...shared, name: 'whole', include: ['test/**/*.test.ts'] } },
    ],
  },
});
