import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { invalid } from '#src/kernel/errors.ts';
import { agreement, METHODS } from '#src/modules/quality/contract/statistics/agreement.ts';
import { LEVELS } from '#src/modules/quality/contract/statistics/ratings.ts';
import { sampleSize } from '#src/modules/quality/contract/statistics/sample-size.ts';
import { wilson } from '#src/semantic/interval-estimate.ts';
import type { Cell } from './output.ts';

/** Options of the quality calculators, as typed; shares from 0 to 1. */
export type QualityOptions = Readonly<Partial<Record<(typeof QUALITY_OPTIONS)[number][0], string>>> & {
  readonly table?: boolean;
};

/** Every option with its help; commander reads them from here. */
export const QUALITY_OPTIONS = [
  ['file', 'ratings as {"ratings":[[…]]}: a row per unit, a column per rater, null where nobody rated'],
  ['method', `${METHODS.join(', ')}; for interval: wilson`],
  ['level', `of ratings: ${LEVELS.join(', ')} (default nominal)`],
  ['population', 'how many there are to draw from (default: without end)'],
  ['margin', 'half the width of the interval, e.g. 0.05'],
  ['confidence', 'default 0.95'],
  ['share', 'the share expected (default 0.5, which needs most)'],
  ['successes', 'how many of n'],
  ['n', 'trials'],
] as const;

type Name = (typeof QUALITY_OPTIONS)[number][0];
type Calculation = { readonly usage: string; run(options: QualityOptions): Record<string, Cell> };

/** Statistics of quality management by name. */
export const QUALITY_CALCULATIONS: Readonly<Record<string, Calculation>> = {
  agreement: {
    usage: `calc agreement --file RATINGS.json --method ${METHODS.join('|')} [--level ${LEVELS.join('|')}]`,
    run: (options) => {
      const { value, low, high } = agreement(
        ratingsIn(text(options, 'file')),
        oneOf(options, 'method', METHODS),
        options.level === undefined ? 'nominal' : oneOf(options, 'level', LEVELS),
        confidenceOf(options),
      );
      return { value, low, high };
    },
  },
  'sample-size': {
    usage: 'calc sample-size [--population N] --margin SHARE [--confidence C] [--share P] [--table]',
    run: (options) => ({
      n: sampleSize(
        {
          population: options.population === undefined ? undefined : whole(options, 'population', 1),
          margin: between(options, 'margin'),
          confidence: confidenceOf(options),
          share: options.share === undefined ? undefined : between(options, 'share'),
        },
        options.table === true,
      ),
    }),
  },
  interval: {
    usage: 'calc interval --successes K --n N [--method wilson] [--confidence C]',
    run: (options) => {
      if (options.method !== undefined) oneOf(options, 'method', ['wilson']);
      const [successes, n] = [whole(options, 'successes', 0), whole(options, 'n', 1)];
      if (successes > n) throw unusable('successes', `--successes ${successes} is more than --n ${n}`, 'Swap them.');
      const { low = null, high = null } = wilson(successes, n, confidenceOf(options)) ?? {};
      return { low, high };
    },
  },
};

const RATINGS = z.object({
  ratings: z.array(z.array(z.union([z.number(), z.string(), z.boolean().transform(Number), z.null()]))).min(1),
});

/** Throws `bad_ratings` naming the file and, where it is JSON, the row and column. */
function ratingsIn(file: string): z.output<typeof RATINGS>['ratings'] {
  const bad = (message: string, field?: string): Error =>
    invalid('bad_ratings', message, {
      file,
      ...(field === undefined ? {} : { field }),
      remedy: 'Write {"ratings":[[1,0],[1,null]]}: a row per unit, a column per rater, null where nobody rated.',
    });
  let written: string;
  try {
    written = readFileSync(file, 'utf8');
  } catch {
    throw bad('The file cannot be read');
  }
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch (error) {
    throw bad(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = RATINGS.safeParse(json);
  if (read.success) return read.data.ratings;
  const [issue] = read.error.issues;
  throw bad(`The ratings cannot be used: ${issue?.message}`, issue?.path.join('.'));
}

const confidenceOf = (options: QualityOptions): number =>
  options.confidence === undefined ? 0.95 : between(options, 'confidence');

function text(options: QualityOptions, name: Name): string {
  const value = options[name];
  if (value === undefined) throw unusable(name, `--${name} is missing`, `Give --${name}: ${help(name)}.`);
  return value;
}

function oneOf<T extends string>(options: QualityOptions, name: Name, choices: readonly T[]): T {
  const value = text(options, name);
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw unusable(name, `--${name} does not take "${value}"`, `Use ${choices.join(', ')}.`);
  return found;
}

function number(options: QualityOptions, name: Name): number {
  const value = text(options, name);
  return value.trim() === '' ? Number.NaN : Number(value);
}

function between(options: QualityOptions, name: Name): number {
  const value = number(options, name);
  if (value > 0 && value < 1) return value;
  throw unusable(name, `--${name} does not take "${options[name]}"`, 'Use a share between 0 and 1, such as 0.05.');
}

function whole(options: QualityOptions, name: Name, least: number): number {
  const value = number(options, name);
  if (Number.isInteger(value) && value >= least) return value;
  throw unusable(name, `--${name} does not take "${options[name]}"`, `Use a whole number from ${least} on.`);
}

const help = (name: Name): string => QUALITY_OPTIONS.find(([known]) => known === name)?.[1] ?? '';

const unusable = (name: Name, message: string, remedy: string): Error =>
  invalid('bad_calculation', message, { field: `--${name}`, remedy });
