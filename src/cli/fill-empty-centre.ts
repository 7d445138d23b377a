import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Config } from '#src/config.ts';
import { minutes } from '#src/kernel/units.ts';
import type { Batch, IngestionApi, IngestProgress } from '#src/modules/ingestion/contract/api.ts';
import type { IdentityApi } from '#src/modules/identity/contract/api.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import {
  SAMPLE_SOURCE,
  SAMPLE_ZONE,
  sampleFile,
  type SampleOptions,
  sampleOptions,
} from '#src/modules/simulation/contract/options.ts';
import { TWIN_CONNECTOR } from '#src/modules/simulation/server/connector.ts';
import { sampleUsers } from '#src/modules/simulation/server/sample-users.ts';
import { settle } from '#src/modules/simulation/server/settle.ts';
import { closeBooks, furnish, moveIn } from './sample/furnish.ts';
import { patiently } from './sample/patiently.ts';
import type { CallAs } from './sample/sample-people.ts';

type Filling = {
  readonly ingestion: Pick<IngestionApi, 'ingestFile' | 'listBatches'>;
  readonly organisation: OrganisationApi;
  readonly identity: Pick<IdentityApi, 'ensureUsers'>;
  readonly callAs: CallAs;
};

/**
 * Fills a centre that has no data yet with the sample the configuration names, with a progress bar, while it is being served; leaves every
 * other centre alone. A sample centre whose loading was interrupted is loaded to its end.
 */
export async function fillEmptyCentre(
  filling: Filling,
  config: Pick<Config, 'sample' | 'dataDirectory'>,
  samples: string,
  now: number,
): Promise<void> {
  if (config.sample === 'none') return;
  const { dataDirectory } = config;
  const begun = readdirSync(dataDirectory).find((name) => name.startsWith('sample-centre-') && name.endsWith('.json'));
  const batches = await filling.ingestion.listBatches({ limit: 200 });
  if (begun === undefined) {
    if (batches.length > 0) return;
    if (config.sample === 'asterisk') return loadAsterisk(filling.ingestion, join(samples, 'asterisk-a'));
  }
  const path = begun === undefined ? newOptions(dataDirectory, now) : join(dataDirectory, begun);
  const options = sampleOptions.parse(JSON.parse(readFileSync(path, 'utf8')));
  const loaded = batches.some(({ connector, state }) => connector === TWIN_CONNECTOR && state === 'done');
  if (loaded && (!options.office || existsSync(finished(path)))) return;
  if (await loadCentre(filling, options, path, loaded, dataDirectory)) writeFileSync(finished(path), '');
}

/** Beside the options once everything is in. */
const finished = (path: string): string => `${path}.loaded`;

async function loadCentre(
  filling: Filling,
  options: SampleOptions,
  path: string,
  loaded: boolean,
  directory: string,
): Promise<boolean> {
  const { ingestion, organisation, identity, callAs } = filling;
  await settle(organisation, options);
  const users = sampleUsers(options, await organisation.directory());
  // Whoever looks around can see the centre as each of them.
  await identity.ensureUsers(users, { sample: true });
  if (options.office) {
    process.stdout.write('  Rosters, attendance, leave 排班、考勤、请假 …\n');
    await moveIn(callAs, options);
  }
  if (!loaded) {
    const batch = await withBar((report) =>
      ingestion.ingestFile({ connector: TWIN_CONNECTOR, path, source: SAMPLE_SOURCE, zone: SAMPLE_ZONE }, report),
    );
    process.stdout.write(`  Sample centre loaded 示例中心已加载: ${batch.new} events of ${options.days} days (仿真)\n`);
  }
  const given: Parameters<typeof furnish>[0] = [callAs, options, users, directory];
  const furnished =
    !options.office || (await withSteps('  Setting up the centre 布置中心', (report) => furnish(given, report)));
  process.stdout.write('  Ready 已就绪\n\n');
  if (!options.office) return true;
  const closed = await withSteps('  Closing its months 月结', (report) => closeBooks(given, report));
  return furnished && closed;
}

/** False when a step failed, which is told; the centre is served all the same. */
async function withSteps(
  title: string,
  work: (report: Parameters<typeof furnish>[1]) => Promise<void>,
): Promise<boolean> {
  const bar = barOf(`${title} {bar} {value}/{total} {step}`);
  bar?.start(1, 0, { step: '' });
  const report: Parameters<typeof furnish>[1] = (done, of, step) => {
    bar?.setTotal(of);
    bar?.update(done, { step });
  };
  try {
    await patiently(() => work(report));
    return true;
  } catch (error) {
    // What is there already is worth looking at; the next start goes on from here.
    const { code, message } = error as { code?: string; message?: string };
    process.stderr.write(`\n  ${title}: ${code ?? ''} ${message ?? String(error)}\n`);
    return false;
  } finally {
    bar?.stop();
  }
}

/** The sample centre as of now, written down so that an interrupted start goes on with the same one. */
function newOptions(directory: string, now: number): string {
  const options = sampleOptions.parse({ office: true, end: Math.floor(now / minutes(1)) * minutes(1) });
  const path = join(directory, sampleFile(options));
  writeFileSync(path, JSON.stringify(options));
  return path;
}

/** A recording of a real Asterisk. */
async function loadAsterisk(ingestion: Filling['ingestion'], folder: string): Promise<void> {
  const path = join(folder, 'queue_log');
  if (!existsSync(path)) return;
  const agents = { name: 'agents.csv', text: readFileSync(join(folder, 'agents.csv'), 'utf8') };
  const file = { connector: 'asterisk-queue-log', path, source: 'sample-asterisk', zone: 'Europe/Berlin', agents };
  const batch = await withBar((report) => ingestion.ingestFile(file, report));
  process.stdout.write(`  Sample loaded 示例已加载: ${batch.new} events of a real Asterisk, 16 Nov 2026\n\n`);
}

async function withBar(load: (report: (progress: IngestProgress) => void) => Promise<Batch>): Promise<Batch> {
  const bar = barOf('  Loading the sample 加载示例数据 {bar} {percentage}% {events} events');
  bar?.start(1, 0, { events: 0 });
  try {
    return await load((p) => {
      if (p.total) bar?.setTotal(p.total);
      bar?.update(p.bytes, { events: p.events });
    });
  } finally {
    bar?.stop();
  }
}

const barOf = (format: string): SingleBar | null =>
  process.stdout.isTTY ? new SingleBar({ format, hideCursor: true }) : null;
