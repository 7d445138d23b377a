import process from 'node:process';
import fc from 'fast-check';

/**
 * Properties draw the same cases in every run of the tests, so that nobody's change fails by chance on what was there before it. New cases are drawn by
 * `npm run validate -- fresh-draws`, which names the seed of what it finds.
 */
const seed = process.env['YUNCHOU_DRAWS'] ?? '1';
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

export default fc;
