export * from '#src/kernel/number/format-value.ts';
