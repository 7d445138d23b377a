import { colour } from './colour.ts';
import type { Part, Passport, passportInput } from '#src/modules/kpis/contract/passport.ts';
import type { z } from 'zod';
import type { Connection } from './connect.ts';
import { showNumber, unitName } from './numbers.ts';
import type { Cell, Sheet } from './output.ts';

type PassportInput = z.input<typeof passportInput>;

/** `yunchou explain`: formula, settings, SQL, rows in and rows left out of one number. */
export async function explainCommand(
  client: Connection['client'],
  input: PassportInput,
): Promise<{ text: string; sheet: Sheet; json: unknown }> {
  const passport = await client.kpis.passport(input);
  return { json: passport, text: passportText(passport), sheet: passportSheet(passport) };
}

function passportText(p: Passport): string {
  const rule = (title: string): string => `\n${colour.bold(title)}\n`;
  const unit = unitName(p.unit);
  const formula = (f: { numerator: string; denominator: string | null }): string =>
    f.denominator === null ? f.numerator : `(${f.numerator}) ÷ (${f.denominator})`;
  const rows = p.rows.flatMap((r) => [
    `  ${r.label.en}: ${r.total} in the range`,
    ...r.leftOut.map((l) => `    − ${l.rows} left out: ${l.reason}`),
    ...(r.denominator === null ? [] : [`    = ${r.denominator} in the denominator`]),
    ...r.notNumerator.map((l) => `    − ${l.rows} not in the numerator: ${l.reason}`),
    `    = ${r.numerator} ${r.denominator === null ? 'counted' : 'in the numerator'}`,
  ]);
  return [
    `${colour.bold(`${p.name.en} · ${p.name.zh}`)}  ${p.kpi} v${p.version}`,
    `${colour.bold(showNumber(p.value, unit))}  = ${p.numerator ?? '–'}${p.denominator === null ? '' : ` ÷ ${p.denominator}`}  (${p.status}, ${p.path})`,
    `${p.from} … ${p.to} (${p.zone})`,
    rule('Formula 口径'),
    `  ${formula(p.formula.en)}`,
    `  ${formula(p.formula.zh)}`,
    rule('Settings 参数'),
    ...p.parameters.map(
      (x) => `  ${x.id} = ${x.value}${x.kind === 'duration' ? ' s' : ''}${x.changed ? ' (changed)' : ''}`,
    ),
    rule('Rows 计入与未计入'),
    ...rows,
    rule('Sources 数据源'),
    ...p.sources.map((s) => `  ${s.source}: ${s.rows} rows of ${s.batches} imports`),
    rule('SQL'),
    ...p.sql.map((s) => colour.dim(s)),
    '',
  ].join('\n');
}

function passportSheet(p: Passport): Sheet {
  const rows: Record<string, Cell>[] = p.rows.flatMap((r) => [
    { entity: r.entity, step: 'total', reason: null, rows: r.total },
    ...r.leftOut.map((l) => ({ entity: r.entity, step: 'left_out', reason: l.reason, rows: l.rows })),
    { entity: r.entity, step: 'denominator', reason: null, rows: r.denominator },
    ...r.notNumerator.map((l) => ({ entity: r.entity, step: 'not_numerator', reason: l.reason, rows: l.rows })),
    { entity: r.entity, step: 'numerator', reason: null, rows: r.numerator },
  ]);
  return {
    columns: ['entity', 'step', 'reason', 'rows'].map((name) => ({ name, title: name, right: name === 'rows' })),
    rows,
  };
}

/** `yunchou contacts`: the rows behind a number. */
export async function contactsCommand(
  client: Connection['client'],
  input: PassportInput & { part: Part; limit: number; offset: number },
): Promise<{ sheet: Sheet; json: unknown }> {
  const page = await client.kpis.behind(input);
  return {
    json: page,
    sheet: {
      columns: page.columns.map((c) => ({
        name: c.name,
        title: c.label.en,
        right: c.kind === 'duration' || c.kind === 'count',
      })),
      rows: page.rows,
    },
  };
}
