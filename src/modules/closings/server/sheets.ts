import { AppError } from '#src/kernel/errors.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { AnswerBody, QuestionInput } from '#src/modules/kpis/contract/question.ts';
import { type FigureDimension, figureDimension } from '../contract/closing.ts';

export type SheetGrain = 'whole' | '1d';
type Column = Omit<AnswerBody['kpis'][number], 'closing'>;

/** Numbers of some KPIs over the same rows. */
export type Block = {
  readonly rows: readonly {
    readonly interval: string | null;
    readonly group: string | null;
    readonly name: string | null;
  }[];
  readonly kpis: readonly Column[];
};
export type Sheet = {
  readonly dimension: FigureDimension;
  readonly grain: SheetGrain;
  readonly blocks: readonly Block[];
};

export const SHEETS = figureDimension.options.flatMap((dimension) =>
  (['whole', '1d'] as const).map((grain) => ({ dimension, grain })),
);

/** KPIs asked at once. */
const CHUNK = 24;

/** The numbers of a period by one dimension, as the data are now; KPIs that cannot be asked like this are left out. */
export async function askSheet(
  kpis: KpisApi,
  range: { readonly from: string; readonly to: string },
  dimension: FigureDimension,
  grain: SheetGrain,
  where: NonNullable<QuestionInput['where']> = {},
): Promise<Sheet> {
  const ids = kpis
    .summaries()
    .filter((kpi) => dimension === 'centre' || kpi.dimensions.includes(dimension))
    .map((kpi) => kpi.id);
  const blocks: Block[] = [];
  const ask = async (some: readonly string[]): Promise<void> => {
    try {
      const by = dimension === 'centre' ? [] : [dimension];
      blocks.push(blockOf(await kpis.live({ kpis: [...some], ...range, grain, by, where }), dimension));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // One of them cannot be asked by this interval: the others still can.
      if (some.length > 1) for (const one of some) await ask([one]);
    }
  };
  for (let at = 0; at < ids.length; at += CHUNK) await ask(ids.slice(at, at + CHUNK));
  return { dimension, grain, blocks };
}

function blockOf(body: AnswerBody, dimension: FigureDimension): Block {
  const groups = dimension === 'centre' ? undefined : body.dimensions[dimension];
  return {
    rows: Array.from({ length: body.length }, (_, i) => ({
      interval: body.interval?.[i] ?? null,
      group: groups?.ids[i] ?? null,
      name: groups?.names[i] ?? null,
    })),
    kpis: body.kpis.map(({ closing: _, ...column }) => column),
  };
}
