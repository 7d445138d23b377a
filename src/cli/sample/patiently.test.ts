import { expect, it } from 'vitest';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { patiently } from './patiently.ts';

const busy = new AppError('unavailable', 'records_busy', 'Somebody has them');

/** Work that fails as told, then succeeds; how often it was tried. */
const failing = (...errors: Error[]) => {
  const work = {
    tried: 0,
    run: async (): Promise<void> => {
      const error = errors[work.tried++];
      if (error) throw error;
    },
  };
  return work;
};

it('tries again where something was not to be had just then', async () => {
  const work = failing(busy, busy);
  await patiently(work.run, [1, 1]);
  expect(work.tried).toBe(3);
});

it('gives up in the end, and at once where trying again would not help', async () => {
  await expect(patiently(failing(busy, busy).run, [1])).rejects.toThrow(busy);
  const wrong = failing(invalid('bad', 'No'));
  await expect(patiently(wrong.run, [1, 1])).rejects.toThrow('No');
  expect(wrong.tried).toBe(1);
});
