import { invalid } from '#src/kernel/errors.ts';
import { DIMENSIONS, type DimensionId } from '#src/semantic/entity.ts';
import type { QuestionInput } from '#src/modules/kpis/contract/question.ts';

/** Options of every command that asks a question. */
export type QuestionOptions = {
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly grain?: string;
  readonly periodDay?: string;
  readonly by?: string;
  readonly where?: readonly string[];
  readonly set?: readonly string[];
  readonly asOf?: string;
};

const GRAINS = ['5m', '15m', '30m', '1h', '1d', '1w', '1mo', 'period', 'whole'] as const;

/** The question behind the options; throws `bad_option` naming the option and what it takes. */
export function questionFrom(options: QuestionOptions): Omit<QuestionInput, 'kpis'> {
  const grain = GRAINS.find((g) => g === (options.grain ?? 'whole'));
  if (!grain) throw badOption('--grain', options.grain ?? '', `Use one of ${GRAINS.join(', ')}.`);
  return {
    grain,
    by: list(options.by).map(dimensionOf),
    where: Object.fromEntries(
      (options.where ?? []).map((w) => pair(w, '--where')).map(([k, v]) => [dimensionOf(k), list(v)]),
    ),
    set: Object.fromEntries((options.set ?? []).map((s) => pair(s, '--set'))),
    ...(options.from !== undefined && { from: options.from }),
    ...(options.to !== undefined && { to: options.to }),
    ...(options.zone !== undefined && { zone: options.zone }),
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(options.periodDay !== undefined && { periodDay: Number(options.periodDay) }),
  };
}

/** Comma-separated text; empty parts vanish. */
export const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((p) => p.trim())
    .filter((p) => p !== '');

function dimensionOf(name: string): DimensionId {
  const found = DIMENSIONS.find((d) => d === name);
  if (!found) throw badOption('--by/--where', name, `Dimensions: ${DIMENSIONS.join(', ')}.`);
  return found;
}

function pair(text: string, option: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw badOption(option, text, `Write ${option} name=value.`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}

function badOption(option: string, value: string, remedy: string): Error {
  return invalid('bad_option', `${option} does not take "${value}"`, { field: option, remedy });
}
