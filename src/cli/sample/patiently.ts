import { setTimeout } from 'node:timers/promises';
import { AppError } from '#src/kernel/errors.ts';

/** Pauses before another try, milliseconds. */
const PAUSES = [2_000, 10_000];

/**
 * Does work that goes on where it stopped, and tries again where it found something not to be had just then: a command beside the first start
 * may keep the records to itself for too long. Any other failure, and the last, is thrown.
 */
export async function patiently(work: () => Promise<void>, pauses: readonly number[] = PAUSES): Promise<void> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'unavailable') throw error;
      await setTimeout(pause);
    }
  }
  return work();
}
