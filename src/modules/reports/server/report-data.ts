import type { Target } from '#src/kernel/number/target.ts';
import type { Unit } from '#src/kernel/number/unit.ts';
import type { DefinitionChangeBody } from '#src/modules/kpis/contract/question.ts';
import type { Rhythm, Section } from '../contract/report.ts';

export interface Label {
  readonly en: string;
  readonly zh: string;
}

export type ComparisonId = 'previous' | 'sameWeekday' | 'lastYear';

export interface KpiFigure {
  readonly id: string;
  readonly title: Label;
  readonly unit: Unit;
  readonly better: string;
  readonly version: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly status: 'final' | 'provisional' | 'no_data';
  readonly target: Target | null;
  readonly compared: readonly { readonly id: ComparisonId; readonly value: number | null }[];
}

export interface FigureColumn {
  readonly id: string;
  readonly title: Label;
  readonly unit: Unit;
  readonly better: string;
  readonly target: Target | null;
}

/** KPIs by one dimension, or by the dimensions of a saved view. */
export interface FigureTable {
  readonly heads: readonly string[];
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly {
    readonly names: readonly (string | null)[];
    /** Ids of the groups, by head; absent in issues made before they were kept. */
    readonly ids?: readonly (string | null)[];
    readonly values: readonly (number | null)[];
  }[];
}

export interface IntervalFigures {
  readonly grain: '30m' | '1d';
  /** Starts, epoch milliseconds. */
  readonly starts: readonly number[];
  readonly volume: { readonly title: Label; readonly values: readonly (number | null)[] };
  readonly line: {
    readonly id: string;
    readonly title: Label;
    readonly unit: Unit;
    readonly values: readonly (number | null)[];
    readonly counted: readonly { readonly numerator: number | null; readonly denominator: number | null }[];
    readonly target: Target | null;
  } | null;
}

/** The numbers of an issue as they were when it was made, in no language. */
export interface ReportData {
  readonly name: string;
  readonly rhythm: Rhythm;
  readonly zone: string;
  /** Instants, half-open; `until` of an hourly report is the last full hour. */
  readonly from: number;
  readonly until: number;
  readonly scope: readonly { readonly dimension: string; readonly names: readonly string[] }[];
  readonly sections: readonly Section[];
  readonly kpis: readonly KpiFigure[];
  readonly intervals: IntervalFigures | null;
  readonly queues: FigureTable | null;
  readonly teams: FigureTable | null;
  /** `people`: the agents and teams the view narrows to. */
  readonly view: {
    readonly name: string;
    readonly table: FigureTable;
    readonly people?: Readonly<Partial<Record<'agent' | 'team', readonly string[]>>>;
  } | null;
  readonly dataUntil: number | null;
  readonly complete: boolean;
  readonly madeAt: number;
  readonly definitionChanges: readonly DefinitionChangeBody[];
  /** Version under which the period is closed; `null` while it is open. */
  readonly closing: string | null;
}
