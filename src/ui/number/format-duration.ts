export * from '#src/kernel/number/format-duration.ts';
