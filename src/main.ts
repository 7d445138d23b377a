import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { pino } from 'pino';
import { recordAct } from './audit/record-act.ts';
import { openAnalytics } from './analytics/open-analytics.ts';
import { apiContract } from './api.ts';
import { CATALOGUE, CHANNEL_SCOPES } from './catalogue/index.ts';
import { CENTRE_MIGRATIONS } from './cli/migrations.ts';
import { fillEmptyCentre } from './cli/fill-empty-centre.ts';
import { SEALINGS } from './catalogue/sealing.ts';
import { askedSample, type Config, readConfig } from './config.ts';
import { Delivery } from './delivery/delivery.ts';
import { secretBoxOf } from './delivery/secret-box.ts';
import { serve } from './http/server/serve.ts';
import { type Clock, systemClock } from './kernel/clock.ts';
import { pgBossJobs } from './jobs/pg-boss-jobs.ts';
import { alertsModule } from './modules/alerts/server/index.ts';
import { FrozenSheets } from './modules/closings/server/frozen-figures.ts';
import { closingsModule } from './modules/closings/server/index.ts';
import { costsModule } from './modules/costs/server/index.ts';
import { CONNECTORS } from './modules/ingestion/server/connectors/index.ts';
import { identityModule } from './modules/identity/server/index.ts';
import { EVENT_SENDER } from './modules/ingestion/server/keys/event-sender.ts';
import { ingestionModule } from './modules/ingestion/server/index.ts';
import { kpisModule } from './modules/kpis/server/index.ts';
import { centreCoverage } from './modules/kpis/server/centre-coverage.ts';
import { organisationModule } from './modules/organisation/server/index.ts';
import { twinConnector } from './modules/simulation/server/connector.ts';
import { performanceModule } from './modules/performance/server/index.ts';
import { rostersModule } from './modules/rosters/server/index.ts';
import { boundsOf, ownerOf } from './modules/targets/contract/owner-of.ts';
import { targetsModule } from './modules/targets/server/index.ts';
import { QUALITY_FACTS, qualityModule } from './modules/quality/server/index.ts';
import { upkeepModule } from './modules/upkeep/server/index.ts';
import { reportsModule } from './modules/reports/server/index.ts';
import { Outbox } from './outbox/outbox.ts';
import { migrate } from './records/migrate.ts';
import { openRecords } from './records/open.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Everything a centre is, wired by plain calls, top to bottom: who needs whom can be read here. */
export async function openCentre(
  config: Config,
  log: (trouble: unknown) => void = () => {},
  clock: Clock = systemClock,
) {
  const { dataDirectory, zone, publicUrl = null } = config;
  mkdirSync(dataDirectory, { recursive: true });
  const analytics = await openAnalytics(
    { url: config.eventsUrl, dataDirectory },
    { entities: { ...CATALOGUE.entities, ...QUALITY_FACTS }, sealings: SEALINGS, zone },
  );
  const records = await openRecords({ url: config.recordsUrl, dataDirectory });
  const jobs = pgBossJobs(records, log);
  const outbox = new Outbox({ records, clock, log });
  const delivery = new Delivery({ records, outbox, clock, publicUrl, box: secretBoxOf(dataDirectory) });
  const organisation = organisationModule({ records, zone, clock });
  /** Known when the server listens. */
  let url = publicUrl ?? `http://127.0.0.1:${config.port}`;
  const identity = identityModule({
    records,
    clock,
    dataDirectory,
    url: () => url,
    oidc: config.oidc ?? null,
  });
  await migrate(records, CENTRE_MIGRATIONS);
  await delivery.seal();
  /** Told, in this order, after facts have changed and their days are sealed again. */
  const afterFacts: (() => Promise<unknown>)[] = [];
  let told: Promise<void> = Promise.resolve();
  const ingestion = await ingestionModule({
    database: analytics.database,
    store: analytics.store,
    connectors: [...CONNECTORS, twinConnector],
    organisation: organisation.api,
    records,
    jobs,
    clock,
    zone,
    // One after the other, and none while the centre closes; the import is done whatever becomes of them.
    onFactsChanged: () => {
      told = told
        .then(async () => {
          await analytics.seal(systemClock.now());
          for (const tell of afterFacts) await tell();
        })
        .catch(log);
      return told;
    },
  });
  const frozen = new FrozenSheets(records);
  const kpis = kpisModule({
    store: analytics.store,
    run: analytics.run,
    catalogue: CATALOGUE,
    records,
    channelDefaults: CHANNEL_SCOPES,
    directory: organisation.api.directory,
    ingestion: ingestion.api,
    zone,
    clock,
    closed: frozen,
    exportsDirectory: join(dataDirectory, 'exports'),
    // Called when a passport is asked for, long after both modules stand.
    personal: (...asked) => targets.api.personalResult(...asked),
    withheld: (...asked) => quality.withheld(...asked),
  });
  const targets = targetsModule({
    records,
    kpis: kpis.api,
    catalogue: CATALOGUE,
    directory: organisation.api.directory,
    departedBy: (at) => rosters.api.departedBy(at),
    clock,
    recordAct,
  });
  const own = { records, organisation: organisation.api, ingestion: ingestion.api, clock };
  const rosters = rostersModule({ ...own, zone });
  const costs = costsModule({ ...own, kpis: kpis.api });
  const alerts = alertsModule({
    records,
    kpis: kpis.api,
    directory: organisation.api.directory,
    clock,
    publicUrl,
    trouble: log,
  });
  afterFacts.push(() => alerts.api.check());
  const closings = closingsModule({
    frozen,
    records,
    kpis: kpis.api,
    store: analytics.store,
    entities: CATALOGUE.entities,
    ingestion: ingestion.api,
    directory: organisation.api.directory,
    clock,
  });
  afterFacts.push(() => closings.api.check());
  const performance = performanceModule({
    records,
    kpis: kpis.api,
    targets: targets.api,
    closings: closings.api,
    alerts: alerts.api,
    catalogue: CATALOGUE,
    store: analytics.store,
    directory: organisation.api.directory,
    clock,
  });
  const upkeep = upkeepModule({
    dataDirectory,
    database: analytics.database,
    store: analytics.store,
    run: analytics.run,
    records,
    ingestion: ingestion.api,
    clock,
    zone,
  });
  const quality = qualityModule({
    ...own,
    kpis: kpis.api,
    store: analytics.store,
    people: identity.api.people,
    recordingsDirectory: join(dataDirectory, 'recordings'),
    box: secretBoxOf(dataDirectory),
  });
  afterFacts.push(async () => quality.watch(log));
  const reports = reportsModule({
    records,
    jobs,
    delivery,
    kickOutbox: () => outbox.kick(),
    kpis: kpis.api,
    coverage: async () => centreCoverage(await ingestion.api.coverage(), zone),
    targets: async (_, where, at) => {
      const owner = ownerOf(where);
      return owner === null ? {} : boundsOf(await targets.api.allInForce(owner, at));
    },
    closing: async (from, to) => (await closings.api.versionOf({ from, to }))?.version ?? null,
    publicUrl,
    audit: (db, act) => recordAct(db, { ...act, at: clock.now() }),
    clock,
    log,
  });
  const router = {
    identity: identity.routes,
    organisation: organisation.routes,
    kpis: kpis.routes,
    targets: targets.routes,
    alerts: alerts.routes,
    rosters: rosters.routes,
    costs: costs.routes,
    closings: closings.routes,
    performance: performance.routes,
    reports: reports.routes,
    quality: quality.routes,
    ingestion: ingestion.routes,
    upkeep: upkeep.routes,
  };
  return {
    router,
    /** The centre's calls as one of its people makes them, within her permissions; as this process itself without a name. */
    callAs: async (username: string | null) =>
      createRouterClient(router, { context: username === null ? {} : { actor: await identity.api.actorOf(username) } }),
    ingestion: ingestion.api,
    identity: identity.api,
    signIn: identity.handle,
    /** Seals the days that have ended, as every import does. */
    seal: () => analytics.seal(systemClock.now()),
    reachedAt(address: string): void {
      url = address;
    },
    organisation: organisation.api,
    linkedFile: (token: string) => delivery.linkedFile(token),
    /** The minute's work of report schedules, and what the outbox holds: for whoever does not wait for the beat. */
    sendReports: async () => {
      await reports.workSchedules();
      await outbox.sendDue();
    },
    /** Jobs run and messages leave from here on: a server's part, not a command's. */
    async start(): Promise<void> {
      await jobs.start();
      await quality.start();
      outbox.start();
      analytics.warm().catch(log);
    },
    async close(): Promise<void> {
      await jobs.stop();
      await outbox.stop();
      await told.then(quality.settled).then(() => told);
      await analytics.close();
      await records.close();
    },
  };
}

/** Serves a centre on loopback; a note in its directory tells commands where it is. */
export async function serveCentre(config: Config, log: (bug: unknown) => void, clock: Clock = systemClock) {
  const centre = await openCentre(config, log, clock);
  const server = await serve({
    host: config.host,
    port: config.port,
    contract: apiContract,
    router: centre.router,
    dataDirectory: config.dataDirectory,
    pages: join(ROOT, 'dist', 'web'),
    log,
    // Keys of systems that deliver events are checked by the route they are for; those of systems that read, by identity.
    authenticate: async (headers, from) =>
      (await centre.identity.authenticate(headers, from)) ??
      (headers.has('authorization') && !centre.identity.bearsApiKey(headers) ? EVENT_SENDER : null),
    signIn: centre.signIn,
    companySignIn: config.oidc !== undefined,
    publicUrl: config.publicUrl,
    linkedFile: (token) => centre.linkedFile(token),
  });
  centre.reachedAt(config.publicUrl ?? server.url);
  await centre.start();
  const note = join(config.dataDirectory, 'server.json');
  writeFileSync(note, JSON.stringify({ url: server.url, pid: process.pid }));
  return {
    url: server.url,
    ingestion: centre.ingestion,
    identity: centre.identity,
    organisation: centre.organisation,
    callAs: centre.callAs,
    async close(): Promise<void> {
      rmSync(note, { force: true });
      await server.close();
      await centre.close();
    },
  };
}

/** Runs until it is told to stop; a centre without data is filled with a sample (`--sample centre`, `asterisk` or `none`). */
async function start(): Promise<void> {
  const sample = askedSample();
  const config = readConfig(undefined, undefined, sample === undefined ? {} : { YUNCHOU_SAMPLE: sample });
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const running = await serveCentre(config, (bug) => log.error(bug));
  // A service manager signals the whole group and the launcher forwards: the second signal must not cut the closing short.
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= running.close().then(() => process.exit(0));
    });
  }
  process.stdout.write(`\n  Yunchou 运筹  ${config.publicUrl ?? running.url}\n`);
  process.stdout.write(`  Sign in once 一次性登录  ${await running.identity.firstLink()}\n\n`);
  await fillEmptyCentre(running, config, join(ROOT, 'samples'), systemClock.now());
}

if (import.meta.main) await start();
