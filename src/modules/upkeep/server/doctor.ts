import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { version as duckdb } from '@duckdb/node-api';
import { verifyChain } from '#src/audit/chain.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { DAY_MS, makeGrid } from '#src/kernel/grid.ts';
import { localDateTime, startOfDate } from '#src/kernel/zone.ts';
import { count, sum } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import type { Finding } from '../contract/routes.ts';
import { KEYS } from './backup.ts';
import type { UpkeepDependencies } from './dependencies.ts';

const good = (id: string, what: string): Finding => ({ id, state: 'good', what, remedy: null });
const watch = (id: string, what: string, remedy: string): Finding => ({ id, state: 'watch', what, remedy });
const bad = (id: string, what: string, remedy: string): Finding => ({ id, state: 'bad', what, remedy });

const SAMPLE_DAYS = 3;
const STUCK_MS = 3_600_000;

/** Looks at everything once; a look that fails is a finding of its own and does not hold up the others. */
export async function doctor(needs: UpkeepDependencies): Promise<Finding[]> {
  const looks: [string, () => Finding | Promise<Finding>][] = [
    ['versions', versions],
    ['disk', () => disk(needs)],
    ['permissions', () => permissions(needs)],
    ['records', () => records(needs)],
    ['facts', async () => good('facts', `${await needs.store.count(contact)} contacts in ${needs.store.engine}`)],
    ['sealed', () => sealed(needs)],
    ['audit', () => audit(needs)],
    ['jobs', () => jobs(needs)],
    ['imports', () => imports(needs)],
    ['clock', () => clock(needs)],
  ];
  const findings: Finding[] = [];
  for (const [id, look] of looks) {
    try {
      findings.push(await look());
    } catch (error) {
      findings.push(bad(id, `cannot be read: ${(error as Error).message}`, 'Restore the newest backup if this stays.'));
    }
  }
  return findings;
}

function versions(): Finding {
  const what = `Yunchou 0.1.0, Node ${process.versions.node}, DuckDB ${duckdb()}`;
  return Number(process.versions.node.split('.')[0]) >= 24
    ? good('versions', what)
    : watch('versions', what, 'Start with `npm start` or `bin/yunchou`, which use the Node that is tested.');
}

function disk({ dataDirectory }: UpkeepDependencies): Finding {
  const { bavail, bsize, blocks } = statfsSync(dataDirectory);
  const [free, share] = [bavail * bsize, bavail / blocks];
  const what = `${(free / 1e9).toFixed(1)} GB free, ${Math.round(share * 100)} %`;
  const remedy = 'Free some space or move the data directory: databases stop writing on a full disk.';
  if (free < 2e8) return bad('disk', what, remedy);
  return free < 2e9 ? watch('disk', what, remedy) : good('disk', what);
}

function permissions({ dataDirectory }: UpkeepDependencies): Finding {
  try {
    accessSync(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return bad('permissions', `${dataDirectory} cannot be written`, `Give it to the user this runs as: chown -R.`);
  }
  const open = KEYS.filter((name) => {
    const path = join(dataDirectory, name);
    return existsSync(path) && process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  });
  return open.length === 0
    ? good('permissions', 'the data directory can be written, its keys are private')
    : bad('permissions', `${open.join(', ')} can be read by others`, `Run chmod 600 on ${open.join(', ')}.`);
}

async function records({ records: { db, engine } }: UpkeepDependencies): Promise<Finding> {
  const done = await db.selectFrom('kysely_migration').select('name').execute();
  return good('records', `${engine} answers, ${done.length} migrations done, none missing`);
}

/** Three closed days of the data, from sealed cells and from raw facts: they must say the same. */
async function sealed(needs: UpkeepDependencies): Promise<Finding> {
  const coverage = await needs.ingestion.coverage();
  if (coverage.length === 0) return good('sealed', 'no data yet');
  const from = Math.min(...coverage.map((c) => c.from));
  const until = Math.min(Math.max(...coverage.map((c) => c.until)), needs.clock.now());
  let compared = 0;
  for (let i = 0; i < SAMPLE_DAYS; i++) {
    const date = localDateTime(needs.zone, Math.round(from + ((until - from) * (i + 0.5)) / SAMPLE_DAYS)).toPlainDate();
    const [start, end] = [startOfDate(needs.zone, date), startOfDate(needs.zone, date.add({ days: 1 }))];
    const scan: Scan = {
      entity: 'contact',
      attribution: 'whole',
      anchor: 'first_touch',
      grid: makeGrid(start, end, 'whole', needs.zone),
      byBucket: false,
      by: [],
      filters: [],
      where: null,
      chain: null,
      includeExcluded: true,
      asOf: needs.clock.now(),
      dataFrom: 0,
      aggregates: [count(contact), sum(contact, contact.at.talk_time)],
    };
    const [cells, raw] = [await needs.run(scan), await needs.store.aggregate(scan)];
    if (cells.path !== 'sealed') continue;
    compared += 1;
    const differs = ['a0', 'a1'].some((a) => figure(cells.columns[a]?.[0]) !== figure(raw.columns[a]?.[0]));
    if (differs)
      return bad(
        'sealed',
        `sealed cells of ${date.toString()} do not say what the facts say`,
        'Stop the server and delete the folder `sealed`: it is made again from the facts.',
      );
  }
  return good('sealed', `${compared} sample days compared with the facts, all equal`);
}

/** A figure of either path; nothing added up is null in rows and NaN in typed columns. */
function figure(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isNaN(number) ? 0 : number;
}

async function audit({ records: { db } }: UpkeepDependencies): Promise<Finding> {
  const chain = await verifyChain(db);
  if (chain.intact) return good('audit', `${chain.entries} entries, the chain is intact`);
  return bad(
    'audit',
    `entry ${chain.brokenAt}: ${chain.why}`,
    'Somebody changed the trail in the database itself. Keep it as it is, and compare it with a backup.',
  );
}

async function jobs({ records: { execute }, clock }: UpkeepDependencies): Promise<Finding> {
  const dead = await execute("select count(*)::int as n from outbox where state = 'dead'");
  const waiting = await execute(
    "select count(*)::int as n from outbox where state in ('waiting','sending') and next_at < $1",
    [clock.now() - STUCK_MS],
  );
  const [gone, late] = [countOf(dead), countOf(waiting)];
  if (gone + late === 0) return good('jobs', 'no message is dead or late');
  return watch(
    'jobs',
    `${gone} messages given up, ${late} late by an hour`,
    'See whether the server runs and the addresses answer.',
  );
}

const countOf = ({ rows }: { rows: unknown[] }): number => Number((rows[0] as { n?: unknown } | undefined)?.n ?? 0);

async function imports({ ingestion, clock }: UpkeepDependencies): Promise<Finding> {
  const batches = await ingestion.listBatches({ limit: 200 });
  const stuck = batches.filter((b) => b.state === 'reading' && b.startedAt < clock.now() - DAY_MS);
  const failed = batches.filter((b) => b.state === 'failed');
  if (stuck.length + failed.length === 0) return good('imports', `${batches.length} imports, none failed or stuck`);
  return watch(
    'imports',
    `${failed.length} imports failed, ${stuck.length} were cut off`,
    'Import the same file again: it goes on where it stopped, and nothing is counted twice.',
  );
}

async function clock({ ingestion, clock: { now } }: UpkeepDependencies): Promise<Finding> {
  const until = Math.max(0, ...(await ingestion.coverage()).map((c) => c.until));
  if (until <= now() + DAY_MS) return good('clock', new Date(now()).toISOString());
  return watch(
    'clock',
    `data reach ${new Date(until).toISOString()}, the clock says ${new Date(now()).toISOString()}`,
    'Set the clock of this machine, or the zone of the source, right.',
  );
}
