/** What a value means against its target. `null` where no target is set: then no state word is shown. */
export type KpiState = 'on' | 'off' | 'watch' | 'provisional' | 'none';
