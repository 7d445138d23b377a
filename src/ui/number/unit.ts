export * from '#src/kernel/number/unit.ts';
