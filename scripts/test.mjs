// `npm test`: checks, then what the tests need (web pages, Chromium, a ClickHouse engine), then every test.
// `npm test -- PATH …` runs only the named tests, without the checks.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..');
const only = process.argv.slice(2);

/** Runs a command in the project; resolves to true when it ended with code 0. */
function succeeds(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status === 0;
}

const script = (name) => join(root, 'scripts', name);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Chromium and a Chinese font for the browser tests, from the system's own packages where we may install them. */
function prepareBrowser() {
  if (process.env.YUNCHOU_CHROMIUM) return;
  const skipped = (why) => process.stdout.write(`Browser tests, or their Chinese text, will be skipped: ${why}\n`);
  if (process.platform !== 'linux') return skipped('no Chromium found; name one in YUNCHOU_CHROMIUM');
  const chineseFonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '';
  const missing = [
    ...(existsSync('/usr/bin/chromium') ? [] : ['chromium']),
    ...(chineseFonts.trim() === '' ? ['fonts-noto-cjk'] : []),
  ];
  const names = missing.join(' and ');
  if (missing.length === 0) return;
  if (process.getuid() !== 0) return skipped(`${names} not found, and installing needs root`);
  if (!existsSync('/usr/bin/apt-get')) return skipped(`${names} not found, and there is no apt-get`);
  process.stdout.write(`Installing ${names} for the browser tests …\n`);
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...missing];
  if (!(succeeds('apt-get', ['update', '-qq'], quiet) && succeeds('apt-get', install, quiet)))
    skipped(`apt-get could not install ${names} (its messages stand above)`);
}

/** The ClickHouse engine lives in its own folder: it has no packages for some platforms, so no lock file can name it. */
function prepareClickHouse() {
  const folder = join(root, 'test', 'clickhouse');
  if (!existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'node_modules', 'chdb'))) return;
  process.stdout.write('Installing the ClickHouse engine for the tests (about 550 MB) …\n');
  const args = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!succeeds(npm, args, { cwd: folder, timeout: 300_000, shell: process.platform === 'win32' }))
    process.stdout.write('ClickHouse tests will be skipped: chdb could not be installed.\n');
}

const started = performance.now();
const checked = only.length > 0 || succeeds(process.execPath, [script('check.mjs')]);
const built = succeeds(process.execPath, [script('build-web.mjs')]);
prepareBrowser();
prepareClickHouse();
const tested = succeeds(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...only]);

const verdict = (ok) => (ok ? 'passed' : 'FAILED');
process.stdout.write(
  `\nchecks ${only.length > 0 ? 'left out' : verdict(checked)} · web build ${verdict(built)} · tests ${verdict(tested)}` +
    ` · ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
);
process.exit(checked && built && tested ? 0 : 1);
