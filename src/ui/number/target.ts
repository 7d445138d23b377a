export * from '#src/kernel/number/target.ts';
