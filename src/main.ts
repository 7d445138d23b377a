import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { auditMigrations } from './audit/migrations.ts';
import { openAnalytics } from './analytics/open-analytics.ts';
import { apiContract } from './api.ts';
import { CATALOGUE, CHANNEL_SCOPES } from './catalogue/index.ts';
import { fillEmptyCentre } from './cli/fill-empty-centre.ts';
import { SEALINGS } from './catalogue/sealing.ts';
import { type Config, readConfig } from './config.ts';
import { Delivery } from './delivery/delivery.ts';
import { deliveryMigrations } from './delivery/migrations.ts';
import { serve } from './http/server/serve.ts';
import { systemClock } from './kernel/clock.ts';
import { pgBossJobs } from './jobs/pg-boss-jobs.ts';
import { alertsModule } from './modules/alerts/server/index.ts';
import { alertMigrations } from './modules/alerts/server/migrations.ts';
import { CONNECTORS } from './modules/ingestion/server/connectors/index.ts';
import { identityMigrations } from './modules/identity/server/migrations.ts';
import { identityModule } from './modules/identity/server/index.ts';
import { EVENT_SENDER } from './modules/ingestion/server/keys/event-sender.ts';
import { ingestionModule } from './modules/ingestion/server/index.ts';
import { keyMigrations } from './modules/ingestion/server/keys/migrations.ts';
import { kpisModule } from './modules/kpis/server/index.ts';
import { kpiMigrations } from './modules/kpis/server/settings/migrations.ts';
import { organisationModule } from './modules/organisation/server/index.ts';
import { twinConnector } from './modules/simulation/server/connector.ts';
import { outboxMigrations } from './outbox/migrations.ts';
import { Outbox } from './outbox/outbox.ts';
import { migrate } from './records/migrate.ts';
import { openRecords } from './records/open.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Everything a centre is, wired by plain calls, top to bottom: who needs whom can be read here. */
export async function openCentre(config: Config, log: (trouble: unknown) => void = () => {}) {
  const { dataDirectory, zone } = config;
  mkdirSync(dataDirectory, { recursive: true });
  const analytics = await openAnalytics(
    { url: config.eventsUrl, dataDirectory },
    { entities: CATALOGUE.entities, sealings: SEALINGS, zone },
  );
  const records = await openRecords({ url: config.recordsUrl, dataDirectory });
  const jobs = pgBossJobs(records, log);
  const outbox = new Outbox({ records, clock: systemClock, log });
  const delivery = new Delivery({ records, outbox, clock: systemClock, publicUrl: config.publicUrl ?? null });
  const organisation = organisationModule({ records });
  /** Known when the server listens. */
  let url = config.url ?? `http://127.0.0.1:${config.port}`;
  const identity = identityModule({
    records,
    clock: systemClock,
    dataDirectory,
    url: () => url,
    oidc: config.oidc ?? null,
  });
  await migrate(records, [
    auditMigrations,
    outboxMigrations,
    deliveryMigrations,
    organisation.migrations,
    identityMigrations,
    kpiMigrations,
    keyMigrations,
    alertMigrations,
  ]);
  /** Told, in this order, after facts have changed and their days are sealed again. */
  const afterFacts: (() => Promise<unknown>)[] = [];
  const ingestion = await ingestionModule({
    database: analytics.database,
    store: analytics.store,
    connectors: [...CONNECTORS, twinConnector],
    organisation: organisation.api,
    records,
    clock: systemClock,
    zone,
    onFactsChanged: async () => {
      await analytics.seal(systemClock.now());
      for (const tell of afterFacts) await tell();
    },
  });
  const kpis = kpisModule({
    store: analytics.store,
    run: analytics.run,
    catalogue: CATALOGUE,
    records,
    channelDefaults: CHANNEL_SCOPES,
    directory: organisation.api.directory,
    ingestion: ingestion.api,
    zone,
    clock: systemClock,
  });
  const alerts = alertsModule({
    records,
    kpis: kpis.api,
    directory: organisation.api.directory,
    clock: systemClock,
    trouble: log,
  });
  afterFacts.push(() => alerts.api.check());
  // Its handler sends what modules enqueue; they are handed it from here.
  void delivery;
  return {
    router: {
      identity: identity.routes,
      organisation: organisation.routes,
      kpis: kpis.routes,
      alerts: alerts.routes,
      ingestion: ingestion.routes,
    },
    ingestion: ingestion.api,
    identity: identity.api,
    signIn: identity.handle,
    reachedAt(address: string): void {
      url = address;
    },
    organisation: organisation.api,
    /** Jobs run and messages leave from here on: a server's part, not a command's. */
    async start(): Promise<void> {
      await jobs.start();
      outbox.start();
    },
    async close(): Promise<void> {
      await jobs.stop();
      await outbox.stop();
      await analytics.close();
      await records.close();
    },
  };
}

/** Serves a centre on loopback; a note in its directory tells commands where it is. */
export async function serveCentre(config: Config, log: (bug: unknown) => void) {
  const centre = await openCentre(config, log);
  const server = await serve({
    host: config.host,
    port: config.port,
    contract: apiContract,
    router: centre.router,
    dataDirectory: config.dataDirectory,
    pages: join(ROOT, 'dist', 'web'),
    log,
    // Keys of systems that deliver events are checked by the route they are for.
    authenticate: async (headers, from) =>
      (await centre.identity.authenticate(headers, from)) ?? (headers.has('authorization') ? EVENT_SENDER : null),
    signIn: centre.signIn,
    companySignIn: config.oidc !== undefined,
    publicUrl: config.url,
  });
  centre.reachedAt(config.url ?? server.url);
  await centre.start();
  const note = join(config.dataDirectory, 'server.json');
  writeFileSync(note, JSON.stringify({ url: server.url, pid: process.pid }));
  return {
    url: server.url,
    ingestion: centre.ingestion,
    identity: centre.identity,
    organisation: centre.organisation,
    async close(): Promise<void> {
      rmSync(note, { force: true });
      await server.close();
      await centre.close();
    },
  };
}

/** Runs until it is told to stop; a centre without data is filled with a sample (`--sample centre`, `asterisk` or `none`). */
async function start(): Promise<void> {
  const { sample } = parseArgs({ options: { sample: { type: 'string' } } }).values;
  const config = readConfig({ ...process.env, ...(sample !== undefined && { YUNCHOU_SAMPLE: sample }) });
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const running = await serveCentre(config, (bug) => log.error(bug));
  // A service manager signals the whole group and the launcher forwards: the second signal must not cut the closing short.
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= running.close().then(() => process.exit(0));
    });
  }
  process.stdout.write(`\n  Yunchou 运筹  ${config.url ?? running.url}\n`);
  process.stdout.write(`  Sign in once 一次性登录  ${await running.identity.firstLink()}\n\n`);
  await fillEmptyCentre(running, config, join(ROOT, 'samples'), systemClock.now());
}

if (import.meta.main) await start();
