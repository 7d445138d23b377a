import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { invalid } from './kernel/errors.ts';

/** Settings of one server or command, read once from the environment. */
export interface Config {
  /** Directory that holds everything Yunchou keeps, absolute. `YUNCHOU_DATA`, default `.yunchou`. */
  readonly dataDirectory: string;
  /** Address to listen on. `YUNCHOU_HOST`, default 127.0.0.1; any other needs `YUNCHOU_PUBLIC_URL`. */
  readonly host: string;
  /** The company's own sign-in: `YUNCHOU_OIDC_ISSUER`, `YUNCHOU_OIDC_CLIENT`, `YUNCHOU_OIDC_SECRET`. */
  readonly oidc?: Oidc | undefined;
  /** `YUNCHOU_PORT`, default 4500; 0 takes any free port. */
  readonly port: number;
  /** IANA zone of the centre where nothing else says one. `YUNCHOU_ZONE`, default: the machine's. */
  readonly zone: string;
  /** `YUNCHOU_RECORDS_URL=postgres://…`; absent: embedded, in the data directory. */
  readonly recordsUrl: string | undefined;
  /** `YUNCHOU_EVENTS_URL=http://…` of a ClickHouse server; absent: embedded DuckDB, in the data directory. */
  readonly eventsUrl: string | undefined;
  /** `YUNCHOU_PUBLIC_URL=https://…`: where people reach the server; absent: the address it listens on, and messages carry no links. */
  readonly publicUrl: string | undefined;
  /** `YUNCHOU_LOG`: `error`, `warn`, `info` (default) or `debug`. */
  readonly logLevel: LogLevel;
  /** What a server with no data fills itself with. `YUNCHOU_SAMPLE`: `centre` (default), `asterisk` or `none`. */
  readonly sample: Sample;
}

/** An OpenID provider. */
export type Oidc = {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};
const SAMPLES = ['centre', 'asterisk', 'none'] as const;
export type Sample = (typeof SAMPLES)[number];

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads the configuration, what was `said` on the command line first; throws `bad_setting` naming the variable and the remedy. */
export function readConfig(
  environment: NodeJS.ProcessEnv = process.env,
  cwd: string = process.cwd(),
  said: NodeJS.ProcessEnv = {},
): Config {
  const text = (name: string): string | undefined => (said[name] ?? environment[name])?.trim() || undefined;
  const address = url('YUNCHOU_PUBLIC_URL', text('YUNCHOU_PUBLIC_URL'), ['https:', 'http:']);
  const publicUrl = address === undefined ? undefined : new URL(address).origin;
  return {
    dataDirectory: resolve(cwd, text('YUNCHOU_DATA') ?? '.yunchou'),
    host: reachable(text('YUNCHOU_HOST') ?? '127.0.0.1', publicUrl),
    oidc: oidc(text),
    port: port(text('YUNCHOU_PORT') ?? '4500'),
    zone: text('YUNCHOU_ZONE') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    recordsUrl: url('YUNCHOU_RECORDS_URL', text('YUNCHOU_RECORDS_URL'), ['postgres:', 'postgresql:']),
    eventsUrl: url('YUNCHOU_EVENTS_URL', text('YUNCHOU_EVENTS_URL'), ['http:', 'https:']),
    publicUrl,
    logLevel: logLevel(text('YUNCHOU_LOG') ?? 'info'),
    sample: sample(text('YUNCHOU_SAMPLE') ?? 'centre'),
  };
}

/** Beyond loopback people need an address that browsers and cookies can be tied to. */
function reachable(host: string, publicUrl: string | undefined): string {
  if (LOOPBACK.has(host) || publicUrl !== undefined) return host;
  throw badSetting('YUNCHOU_HOST', host, 'Set YUNCHOU_PUBLIC_URL too: the address people reach it by, https://… .');
}

function oidc(text: (name: string) => string | undefined): Oidc | undefined {
  const issuer = url('YUNCHOU_OIDC_ISSUER', text('YUNCHOU_OIDC_ISSUER'), ['http:', 'https:']);
  if (issuer === undefined) return undefined;
  const [clientId, clientSecret] = [text('YUNCHOU_OIDC_CLIENT'), text('YUNCHOU_OIDC_SECRET')];
  if (clientId !== undefined && clientSecret !== undefined) return { id: 'company', issuer, clientId, clientSecret };
  const missing = clientId === undefined ? 'YUNCHOU_OIDC_CLIENT' : 'YUNCHOU_OIDC_SECRET';
  throw badSetting(missing, '(absent)', 'Give what the provider gave you when you registered Yunchou there.');
}

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw badSetting('YUNCHOU_PORT', text, 'Use a whole number from 0 to 65535.');
}

function url(name: string, text: string | undefined, protocols: readonly string[]): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  // The value may hold a password: name the variable, not the value.
  throw badSetting(name, '(hidden)', `Write a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
}

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level) return level;
  throw badSetting('YUNCHOU_LOG', text, `Use one of ${LOG_LEVELS.join(', ')}.`);
}

function sample(text: string): Sample {
  const known = SAMPLES.find((name) => name === text);
  if (known) return known;
  throw badSetting('YUNCHOU_SAMPLE', text, `Use one of ${SAMPLES.join(', ')}.`);
}

function badSetting(name: string, value: string, remedy: string): Error {
  return invalid('bad_setting', `The setting ${name}=${value} cannot be used`, { field: name, remedy });
}

/** The sample asked for on the command line; anything else there ends the process with the usage. */
export function askedSample(): string | undefined {
  try {
    return parseArgs({ options: { sample: { type: 'string' } } }).values.sample;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${why}\nusage: npm start -- [--sample centre|asterisk|none]\nThe port and everything else are settings of the environment (YUNCHOU_PORT, YUNCHOU_DATA, …).\n`,
    );
    process.exit(2);
  }
}
