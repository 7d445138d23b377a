import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { localDateTime } from '#src/kernel/zone.ts';
import { readCostTable } from '#src/sheets/cost-table.ts';
import { readWorkbook } from '#src/sheets/workbook.ts';
import type { CostImport, CostImportView } from '../contract/cost.ts';
import { addVersion, type KeptLine, readLines, readNames, saveNames, scopeOf } from './cost.store.ts';
import type { CostNeeds } from './dependencies.ts';
import { categoryOf, nameFinder } from './names.ts';
import { type ReadCosts, readCosts, sum } from './read-import.ts';

type Input = CostImport & { readonly names: Readonly<Record<string, string>> };
const SHOWN = 500;

/** Reads a cost table as this actor may. Stores nothing. */
export async function previewImport(needs: CostNeeds, input: Input, actor: Actor): Promise<CostImportView> {
  const read = await understood(needs, input, actor);
  return viewOf(read, await before(needs, read), null);
}

async function understood(needs: CostNeeds, input: Input, actor: Actor): Promise<ReadCosts> {
  const workbook = await readWorkbook(input.file, Buffer.from(input.content, 'base64'));
  const directory = await needs.organisation.directory();
  const answered = await readNames(needs.records.db);
  for (const [key, means] of Object.entries(input.names)) answered.set(key, means);
  const { zone } = await needs.kpis.coverage();
  const scope = actor.scopeOf('change:cost');
  return readCosts(readCostTable(workbook, input.year ?? localDateTime(zone, needs.clock.now()).year), {
    file: input.file,
    kind: input.kind,
    find: nameFinder(directory, answered),
    may: (place) => reaches(scope, place),
  });
}

/** Lines that hold now, of the months an import speaks of. */
async function before(needs: CostNeeds, { lines }: ReadCosts): Promise<KeptLine[]> {
  const months = lines.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? [] : readLines(needs.records.db, first, last);
}

/** Keeps the good rows as a new version, remembers the answers, and sends what was spent to the facts. */
export async function takeImport(
  needs: CostNeeds,
  publish: (version: number, months: readonly string[]) => Promise<unknown>,
  input: Input,
  actor: Actor,
  from: string | null,
): Promise<CostImportView> {
  const read = await understood(needs, input, actor);
  const earlier = await before(needs, read);
  const at = needs.clock.now();
  const version = await needs.records.db.transaction().execute(async (db) => {
    const { lines, rejections } = read;
    const made = await addVersion(db, { at, by: actor.name, file: input.file, lines, rejected: rejections });
    await saveNames(db, input.names);
    await recordAct(db, {
      actor,
      action: 'cost.import',
      object: { kind: 'cost_version', id: String(made), label: input.file },
      after: { kept: lines.length, rejected: rejections.length, months: viewOf(read, earlier, made).months },
      from,
      at,
    });
    return made;
  });
  await publish(version, [...new Set(read.lines.map(({ month }) => month))]);
  return viewOf(read, earlier, version);
}

function viewOf(read: ReadCosts, earlier: readonly KeptLine[], version: number | null): CostImportView {
  const spoken = new Set(read.lines.map(scopeOf));
  const kept = earlier.filter((line) => !spoken.has(scopeOf(line)));
  const months = [...Map.groupBy(read.lines, ({ month, kind }) => `${month}\0${kind}`).values()].map((own) => {
    const { month, kind } = own[0] as KeptLine;
    const same = (line: KeptLine): boolean => line.month === month && line.kind === kind;
    const was = earlier.filter(same);
    return { month, kind, total: sum([...own, ...kept.filter(same)]), before: was.length === 0 ? null : sum(was) };
  });
  const bots = read.lines.filter(({ item, group }) => categoryOf(item, group) === 'bot').map(({ item }) => item);
  return {
    understood: [...read.understood],
    kept: read.lines.length,
    months: months.sort((a, b) => `${a.month}${a.kind}`.localeCompare(`${b.month}${b.kind}`)),
    bots: [...new Set(bots)],
    rejectedCount: read.rejections.length,
    rejected: read.rejections.slice(0, SHOWN),
    openNames: [...read.openNames],
    version,
  };
}
