import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**'],
    pool: 'forks',
    // One more than the cores of a small machine: tests wait for browsers and servers much of their time.
    maxWorkers: 3,
    // Real databases and real browsers are slow to start on small machines; a hang still ends.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    reporters: ['default', './test/skip-reasons.reporter.ts'],
  },
});
