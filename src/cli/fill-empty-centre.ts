import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Config } from '#src/config.ts';
import { minutes } from '#src/kernel/units.ts';
import type { Batch, IngestionApi, IngestProgress } from '#src/modules/ingestion/contract/api.ts';
import type { IdentityApi } from '#src/modules/identity/contract/api.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import { SAMPLE_SOURCE, SAMPLE_ZONE, sampleFile, sampleOptions } from '#src/modules/simulation/contract/options.ts';
import { TWIN_CONNECTOR } from '#src/modules/simulation/server/connector.ts';
import { sampleUsers } from '#src/modules/simulation/server/sample-users.ts';
import { settle } from '#src/modules/simulation/server/settle.ts';

type Filling = {
  readonly ingestion: Pick<IngestionApi, 'ingestFile' | 'listBatches'>;
  readonly organisation: OrganisationApi;
  readonly identity: Pick<IdentityApi, 'ensureUsers'>;
};

/**
 * Fills a centre that has no data yet with the sample the configuration names, with a progress bar, while it is being served; leaves every
 * other centre alone. A sample centre whose loading was interrupted is loaded to its end.
 */
export async function fillEmptyCentre(
  { ingestion, organisation, identity }: Filling,
  config: Pick<Config, 'sample' | 'dataDirectory'>,
  samples: string,
  now: number,
): Promise<void> {
  if (config.sample === 'none') return;
  const [latest] = await ingestion.listBatches({ limit: 1 });
  const begun = latest?.connector === TWIN_CONNECTOR && latest.state !== 'done' ? latest : null;
  if (latest && !begun) return;
  if (config.sample === 'asterisk' && !begun) return loadAsterisk(ingestion, join(samples, 'asterisk-a'));
  const path = begun ? join(config.dataDirectory, basename(begun.file)) : newOptions(config.dataDirectory, now);
  if (!existsSync(path)) return;
  const options = sampleOptions.parse(JSON.parse(readFileSync(path, 'utf8')));
  await settle(organisation, options);
  // Whoever looks around can see the centre as each of them.
  await identity.ensureUsers(sampleUsers(options, await organisation.directory()), { sample: true });
  const batch = await withBar((report) =>
    ingestion.ingestFile({ connector: TWIN_CONNECTOR, path, source: SAMPLE_SOURCE, zone: SAMPLE_ZONE }, report),
  );
  process.stdout.write(`  Sample centre loaded 示例中心已加载: ${batch.new} events of 120 days (仿真)\n\n`);
}

/** The sample centre as of now, written down so that an interrupted start goes on with the same one. */
function newOptions(directory: string, now: number): string {
  const options = sampleOptions.parse({ end: Math.floor(now / minutes(1)) * minutes(1) });
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
  const bar = process.stdout.isTTY
    ? new SingleBar({
        format: '  Loading the sample 加载示例数据 {bar} {percentage}% {events} events',
        hideCursor: true,
      })
    : null;
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
