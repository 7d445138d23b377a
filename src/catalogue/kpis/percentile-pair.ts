import type { Entity } from '#src/semantic/entity.ts';
import type { Expression } from '#src/semantic/expression.ts';
import { type Better, type Example, kpi, type Kpi, type KpiGroup } from '#src/semantic/kpi.ts';
import { type Label, label } from '#src/semantic/label.ts';
import { quantile, value } from '#src/semantic/measure.ts';
import type { ParameterId, ParameterValues } from '#src/semantic/parameter.ts';

type Percentile = 50 | 90;

type Spread = {
  /** Ids become `<id>_p50` and `<id>_p90`. */
  readonly id: string;
  readonly name: Label;
  readonly definition: Label;
  readonly group: KpiGroup;
  readonly better?: Better;
  readonly uses: readonly ParameterId[];
  readonly of: (p: ParameterValues) => {
    readonly entity: Entity;
    readonly value: Expression;
    readonly where: Expression | null;
    readonly options?: { readonly anchor: string };
  };
  readonly notBy?: Kpi['notBy'];
  readonly source: string;
  readonly examples: (p: Percentile) => Kpi['examples'][number][];
};

/** Median and 90th percentile beside a mean: exact, type 7 (linear), always from the rows and never from other percentiles (E2). */
export function percentilePair(spread: Spread): readonly [Kpi, Kpi] {
  return [percentile(spread, 50), percentile(spread, 90)];
}

function percentile(spread: Spread, p: Percentile): Kpi {
  const name =
    p === 50
      ? label(`Median ${spread.name.en}`, `${spread.name.zh}中位数`)
      : label(`P90 ${spread.name.en}`, `${spread.name.zh} P90`);
  const [first, second, ...rest] = spread.examples(p);
  if (!first || !second) throw new Error(`${spread.id}_p${p} needs two examples`);
  const examples: readonly [Example, Example, ...Example[]] = [first, second, ...rest];
  return kpi({
    id: `${spread.id}_p${p}`,
    name,
    definition: label(
      `${p}th percentile ${spread.definition.en}, exact, linear between ranks (type 7).`,
      `${spread.definition.zh}第 ${p} 百分位数，精确值，秩间线性插值（类型 7）。`,
    ),
    group: spread.group,
    unit: 'duration',
    better: spread.better ?? 'lower',
    uses: spread.uses,
    measure: (parameters) => {
      const { entity, value: of, where, options } = spread.of(parameters);
      return value(quantile(entity, of, p / 100, where, options));
    },
    ...(spread.notBy && { notBy: spread.notBy }),
    aliases: [`P${p}`],
    source: spread.source,
    examples,
  });
}
