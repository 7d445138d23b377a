import { normalQuantile } from '#src/semantic/quantiles.ts';
import type { Estimation } from './score-estimates.ts';

/** What a plan of so many evaluations a person can tell, from how much people differ and how much evaluations of one person do. */
export type Programme = {
  readonly planned: number;
  /** Share of the variance between people's scores that is theirs, 0–1; null where people do not differ. */
  readonly reliability: number | null;
  /** Evaluations a person until that share is 0.8; null: no number does. */
  readonly forReliable: number | null;
  /** Evaluations a person until two people one standard deviation apart are told apart four times of five. */
  readonly forSeparation: number | null;
  /** People expected on the wrong side of the line for want of evaluations, 0–1. */
  readonly misclassified: number | null;
};

const RELIABLE = 0.8;
const POWER = 0.8;

/** `line`: the score a decision hangs on. Inspectors' variance counts once an evaluation, as when everybody is judged by many. */
export function programme(
  { between, within }: Pick<Estimation, 'between' | 'within'>,
  planned: number,
  line: number,
): Programme {
  const true_ = between?.variance ?? 0;
  if (between === null || true_ <= 0)
    return {
      planned,
      reliability: between === null ? null : 0,
      forReliable: null,
      forSeparation: null,
      misclassified: null,
    };
  const z = normalQuantile(0.975) + normalQuantile(POWER);
  return {
    planned,
    reliability: true_ / (true_ + within / planned),
    forReliable: Math.max(1, Math.ceil(((RELIABLE / (1 - RELIABLE)) * within) / true_ - 1e-9)),
    forSeparation: Math.max(1, Math.ceil((2 * z * z * within) / true_ - 1e-9)),
    misclassified: wrongSide(between.mean - line, Math.sqrt(true_), Math.sqrt(within / planned)),
  };
}

/** Chance that a true score and its estimate lie on different sides of the line: by Simpson's rule over true scores. */
function wrongSide(distance: number, deviation: number, error: number): number {
  const steps = 400;
  const width = 16 / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const z = -8 + i * width;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    sum += weight * density * normalBelow(-Math.abs(distance + z * deviation) / error);
  }
  return (sum * width) / 3;
}

/** Share of the standard normal distribution below `z` (Abramowitz and Stegun 7.1.26 refined: error under 1.2e-7). */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const tail =
    t *
    Math.exp(
      -x * x -
        1.265_512_23 +
        t *
          (1.000_023_68 +
            t *
              (0.374_091_96 +
                t *
                  (0.096_784_18 +
                    t *
                      (-0.186_288_06 +
                        t *
                          (0.278_868_07 +
                            t * (-1.135_203_98 + t * (1.488_515_87 + t * (-0.822_152_23 + t * 0.170_872_77)))))))),
    );
  return z > 0 ? 1 - tail / 2 : tail / 2;
}
