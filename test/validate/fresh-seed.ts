import { randomInt } from 'node:crypto';

/** What a proof starts its random numbers from, another one every run. */
export const freshSeed = (): number => randomInt(2 ** 31);
