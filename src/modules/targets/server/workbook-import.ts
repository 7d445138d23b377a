import { readSheet, type SheetData } from 'read-excel-file/node';
import { AppError, type ErrorDetails, invalid } from '#src/kernel/errors.ts';
import { unpacksWithin } from '#src/sheets/zip-entries.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { bounds as boundsSchema, type Bounds } from '../contract/bounds.ts';
import type { Owner, OwnerKind } from '../contract/target.ts';
import type { By } from './agreement.ts';
import type { TargetDependencies } from './dependencies.ts';
import { assertFits, labelOf, sameOwner } from './drafts.ts';
import { readGoal } from './goal.store.ts';
import { latestOf } from './kept.ts';
import { kpiFacts } from './kpi-facts.ts';
import { mayChange, placeOf } from './places.ts';
import { addVersion, insertTarget, readTargets } from './target.store.ts';
import { columnOf, type ColumnId, COLUMN_IDS, DIRECTION_WORDS, headingOf, KIND_WORDS } from './workbook-layout.ts';

/** Bytes a small workbook unpacks to at most: a bomb is refused before it is opened. */
const MOST_UNPACKED = 64 * 1024 * 1024;

type Read = { readonly line: number; readonly cells: Partial<Record<ColumnId, string | number>> };
type Wanted = {
  readonly owner: Owner;
  readonly kpi: string;
  readonly bounds: Bounds;
  readonly weight: number | null;
  readonly expected: number | null;
  readonly reason: string;
};

/**
 * Reads targets from a workbook as drafts; rows that say what stands already change nothing. All rows or none: the first that cannot be used
 * is named with file, line, field and remedy.
 */
export async function importTargets(
  input: { readonly id: string; readonly name: string; readonly base64: string },
  { actor, from }: By,
  needs: TargetDependencies,
): Promise<{ read: number; changed: number; made: number }> {
  const goal = await readGoal(needs.records.db, input.id);
  const directory = await needs.directory();
  const rows = (await readRows(Buffer.from(input.base64, 'base64'), input.name)).map(({ line, cells }) => {
    const bad = (code: string, message: string, details: ErrorDetails): AppError =>
      invalid(code, `${input.name}, line ${line}: ${message}`, { file: input.name, line, ...details });
    const wanted = wantedOf(cells, directory, needs, bad);
    if (!mayChange(actor, wanted.owner, placeOf(wanted.owner, directory, needs.clock.now())))
      throw new AppError('forbidden', 'not_yours', `${input.name}, line ${line}: this target is set by somebody else`, {
        file: input.name,
        line,
        field: headingOf('owner'),
      });
    return { line, wanted };
  });
  const now = needs.clock.now();
  return needs.records.db.transaction().execute(async (db) => {
    const known = await readTargets(db, { goal: goal.id });
    const count = { read: rows.length, changed: 0, made: 0 };
    for (const { wanted } of rows) {
      const { owner, kpi, reason, ...figures } = wanted;
      const before = known.find((t) => t.kpi === kpi && sameOwner(t.owner, owner)) ?? null;
      const latest = before === null ? null : latestOf(before);
      if (latest !== null && latest.state !== 'withdrawn' && same(latest, wanted)) continue;
      const parent = parentFor(owner, kpi, known, directory, goal.from);
      const id = before?.id ?? (await insertTarget(db, { goal: goal.id, parent, kpi, owner }));
      const version = {
        ...figures,
        state: 'draft' as const,
        from: goal.from,
        until: goal.until,
        evidence: latest?.evidence ?? null,
      };
      await addVersion(
        db,
        { id, versions: before?.versions ?? [] },
        { ...version, reason, byId: actor.id, by: actor.name, at: now },
      );
      if (before === null) known.push({ id, goal: goal.id, parent, kpi, owner, versions: [] });
      count[before === null ? 'made' : 'changed']++;
      await needs.recordAct(db, {
        actor,
        action: 'target.import',
        object: { kind: 'target', id, label: labelOf(kpi, owner, directory) },
        before: latest?.bounds ?? null,
        after: wanted.bounds,
        reason: reason === '' ? input.name : reason,
        from,
        at: now,
      });
    }
    return count;
  });
}

const same = (a: Omit<Wanted, 'owner' | 'kpi' | 'reason'>, b: Wanted): boolean =>
  JSON.stringify([a.bounds, a.weight, a.expected]) === JSON.stringify([b.bounds, b.weight, b.expected]);

function parentFor(
  owner: Owner,
  kpi: string,
  known: readonly { readonly id: string; readonly kpi: string; readonly owner: Owner }[],
  directory: Directory,
  at: number,
): string | null {
  const of = (wanted: Owner) => known.find((t) => t.kpi === kpi && sameOwner(t.owner, wanted))?.id ?? null;
  const team = owner.kind === 'agent' && owner.id !== null ? directory.teamAt(owner.id, at) : null;
  const inTeam = team === null ? null : of({ kind: 'team', id: team });
  return owner.kind === 'centre' ? null : (inTeam ?? of({ kind: 'centre', id: null }));
}

type Bad = (code: string, message: string, details: ErrorDetails) => AppError;

function wantedOf(cells: Read['cells'], directory: Directory, needs: TargetDependencies, bad: Bad): Wanted {
  const text = (id: ColumnId): string => String(cells[id] ?? '').trim();
  const figure = (id: ColumnId): number | null => {
    const raw = cells[id];
    if (raw === undefined || raw === '') return null;
    if (typeof raw === 'number') return raw;
    const share = raw.trim().endsWith('%');
    const value = Number(raw.replaceAll(/[%,\s]/g, ''));
    if (!Number.isFinite(value))
      throw bad('bad_number', `"${raw}" is not a number`, { field: headingOf(id), remedy: 'Write 0.8 or 80%.' });
    return share ? value / 100 : value;
  };
  const kindText = text('kind').toLowerCase();
  const kind = (Object.keys(KIND_WORDS) as OwnerKind[]).find((k) => KIND_WORDS[k].includes(kindText));
  if (kind === undefined)
    throw bad('unknown_owner_type', `"${text('kind')}" is no kind of owner`, {
      field: headingOf('kind'),
      remedy: `Write one of ${Object.values(KIND_WORDS).flat().join(', ')}.`,
    });
  const owner = ownerOf(kind, text('owner'), text('number'), directory, bad);
  const kpi = text('kpi');
  if (needs.catalogue.kpis[kpi] === undefined)
    throw bad('unknown_kpi', `There is no KPI "${kpi}"`, {
      field: headingOf('kpi'),
      remedy: 'Write the id as the catalogue page shows it, e.g. fcr_window.',
    });
  const facts = kpiFacts(kpi, needs);
  try {
    assertFits(kpi, kind, facts);
  } catch (error) {
    if (error instanceof AppError) throw bad(error.code, error.message, error.details);
    throw error;
  }
  const direction = (Object.keys(DIRECTION_WORDS) as Bounds['kind'][]).find((d) =>
    DIRECTION_WORDS[d].includes(text('direction').toLowerCase()),
  );
  const written =
    direction === 'between'
      ? { kind: direction, low: figure('low'), high: figure('high') }
      : { kind: direction, value: figure('value') };
  const parsed = boundsSchema.safeParse(written);
  if (!parsed.success) {
    const field = direction === undefined ? 'direction' : ((parsed.error.issues[0]?.path[0] ?? 'value') as ColumnId);
    throw bad('bad_target', 'The target is not complete', {
      field: headingOf(field in cells || COLUMN_IDS.includes(field) ? field : 'value'),
      remedy: 'Write ≥ or ≤ with a target, or 区间/between with low and high.',
    });
  }
  const shares = parsed.data.kind === 'between' ? [parsed.data.low, parsed.data.high] : [parsed.data.value];
  if (facts.unit === 'ratio' && shares.some((v) => Math.abs(v) > 2))
    throw bad('not_a_share', `${kpi} is a share`, { field: headingOf('value'), remedy: 'Write 0.8 or 80%, not 80.' });
  return {
    owner,
    kpi,
    bounds: parsed.data,
    weight: figure('weight'),
    expected: figure('expected'),
    reason: text('reason'),
  };
}

function ownerOf(kind: OwnerKind, name: string, number: string, directory: Directory, bad: Bad): Owner {
  if (kind === 'centre') return { kind, id: null };
  const nouns = { site: 'sites', project: 'projects', team: 'teams', agent: 'agents' } as const;
  const all: readonly { id: string; name: string; number?: string | null }[] = directory[nouns[kind]];
  const byNumber = kind === 'agent' && number !== '' ? all.filter((n) => n.number === number) : [];
  const found = byNumber.length > 0 ? byNumber : all.filter((n) => n.name === name || n.id === name);
  if (found.length !== 1)
    throw bad(
      found.length === 0 ? 'unknown_owner' : 'ambiguous_owner',
      found.length === 0 ? `There is no ${kind} "${name || number}"` : `There are ${found.length} called "${name}"`,
      {
        field: headingOf(number === '' ? 'owner' : 'number'),
        remedy: 'Write the name as the organisation page shows it, or the agent number.',
      },
    );
  return { kind, id: found[0]!.id };
}

async function readRows(bytes: Buffer, file: string): Promise<Read[]> {
  if (!unpacksWithin(bytes, MOST_UNPACKED))
    throw new AppError('too_large', 'sheet_too_large', `"${file}" unpacks to more than 64 MB`, {
      file,
      remedy: 'Keep one row per owner and KPI, and no pictures.',
    });
  let sheet: SheetData;
  try {
    sheet = await readSheet(bytes);
  } catch (error) {
    throw invalid(
      'bad_spreadsheet',
      `"${file}" cannot be read as a workbook: ${error instanceof Error ? error.message : ''}`,
      {
        file,
        remedy: 'Save it as XLSX.',
      },
    );
  }
  const headLine = sheet.findIndex((row) => row.filter((cell) => columnOf(String(cell ?? '')) !== null).length >= 4);
  const head = (sheet[headLine] ?? []).map((cell) => columnOf(String(cell ?? '')));
  const missing = (['kind', 'kpi', 'direction'] as const).filter((id) => !head.includes(id));
  if (headLine < 0 || missing.length > 0)
    throw invalid('no_header', `"${file}" has no heading row with ${missing.map(headingOf).join(', ')}`, {
      file,
      line: Math.max(1, headLine + 1),
      field: missing.map(headingOf).join(', ') || headingOf('kind'),
      remedy: 'Export the targets first and fill in that workbook.',
    });
  return sheet.slice(headLine + 1).flatMap((row, i): Read[] => {
    if (row.every((cell) => cell === null || String(cell).trim() === '')) return [];
    const cells: Partial<Record<ColumnId, string | number>> = {};
    for (const [at, id] of head.entries()) {
      const cell = row[at];
      if (id === null || cell === null || cell === undefined) continue;
      cells[id] = typeof cell === 'number' ? cell : String(cell);
    }
    return [{ line: headLine + i + 2, cells }];
  });
}
