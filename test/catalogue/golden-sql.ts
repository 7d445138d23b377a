import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import { plan } from '#src/semantic/plan.ts';
import type { Question } from '#src/semantic/question.ts';
import { compileScan } from '#src/semantic/sql/compile-scan.ts';
import type { Dialect } from '#src/semantic/sql/dialect.ts';

const ZONE = 'Asia/Shanghai';

/** Two days by half-hour with default settings: small enough to read, with every part a query can have. */
function questionFor(kpi: string): Question {
  const to = parseInstant('2026-11-18', ZONE, 'to');
  return {
    kpis: [kpi],
    from: parseInstant('2026-11-16', ZONE, 'from'),
    to,
    zone: ZONE,
    grain: '30m',
    by: [],
    where: {},
    set: {},
    asOf: to,
    dataFrom: parseInstant('2026-01-01', ZONE, 'dataFrom'),
  };
}

/** The SQL of every scan a KPI needs, bound values listed above it. */
export function goldenSql(kpi: string, dialect: Dialect): string {
  const planned = plan(questionFor(kpi), CATALOGUE, CHANNEL_SCOPES);
  const scans = [...planned.scans, ...planned.kpis.flatMap((k) => k.folds.flatMap((f) => f.plan.scans))];
  return scans
    .map((scan) => {
      const { sql, parameters } = compileScan(scan, CATALOGUE.entities, dialect);
      const bound = parameters
        .map((value, i) => `-- ${dialect.parameter(i, value)} = ${JSON.stringify(value)}\n`)
        .join('');
      return `${bound}${sql};\n`;
    })
    .join('\n');
}
