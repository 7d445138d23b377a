export * from '#src/kernel/locale.ts';
