// The one door to every command: plain JavaScript, because the Node found on a host (≥ 20) may not run TypeScript.
// It installs what the lock file says, then runs the given file with the Node 24 that came with the packages.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.installed');
const runtime = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs packages when the lock file is not the one they were installed from; ends the process when that fails. */
function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const have = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : undefined;
  if (have === wanted && existsSync(runtime)) return;
  if (have !== undefined || !installedByHand(JSON.parse(lock.toString()))) {
    process.stderr.write('Installing packages (first start, or the lock file changed) …\n');
    const status = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) fail(`npm ci ended with code ${status}. Nothing was started.`, status);
  }
  if (!existsSync(runtime)) {
    fail(
      `${runtime} is missing: the install script of the package "node" did not run.\n` +
        'npm 12 and later run install scripts only for packages listed under "allowScripts" in package.json. Check that ' +
        '"node": true stands there and that ignore-scripts is not set (npm config get ignore-scripts), then start again.',
    );
  }
  // Last of all: an install that was interrupted, or left the runtime out, is done again.
  writeFileSync(stamp, `${wanted}\n`);
}

/** True when someone ran `npm ci` or `npm install` before us and the result is what the lock file asks for. */
function installedByHand(lock) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden) || !existsSync(runtime)) return false;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return (
    Object.entries(lock.packages).every(
      ([path, wanted]) => path === '' || wanted.optional || have[path]?.version === wanted.version,
    ) && Object.entries(have).every(([path, found]) => lock.packages[path]?.version === found.version)
  );
}

function npm(args) {
  const own = process.env.npm_execpath;
  const run =
    own && /npm-cli\.c?js$/.test(own)
      ? spawnSync(process.execPath, [own, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
      : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  return run.status ?? 1;
}

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code || 1);
}

/**
 * Large columns come and go with every answer. What was freed of them is kept for the next, since memory fresh from the system costs more to touch
 * first than an answer takes to work out, on virtual machines many times more (glibc, else without effect). The number of heaps is left alone: the
 * threads of a scan that shared two of them stood in each other's way, five times as long.
 */
const MEMORY = {
  GLIBC_TUNABLES: 'glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=268435456',
};

/** What was made of our sources is kept: commands start half a second sooner. */
const COMPILED = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') };

const OPTIONS = [
  '--disable-warning=ExperimentalWarning',
  // New objects get 16 MB at a time, not 32: reading a big log takes some hundred megabytes less, and no longer.
  '--max-semi-space-size=16',
  // WebAssembly is compiled for speed once a function has run for a second or two, not at once: one function of the embedded
  // records takes two seconds and 600 MB to compile, more than most commands give it to do.
  '--wasm-tiering-budget=2000000000',
];

/**
 * Runs `file` (relative to the project root) under Node 24 and ends this process the way the child ended.
 * The working directory stays the caller's, so that paths on a command line mean what the person typed.
 */
export function run(file, args) {
  install();
  if (file === 'src/main.ts') {
    const built = spawnSync(runtime, [join(root, 'scripts', 'build-web.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
    if (built.status !== 0) fail('The web pages could not be built; the server was not started.');
  }
  const child = spawn(runtime, [...OPTIONS, join(root, file), ...args], {
    stdio: 'inherit',
    env: { ...MEMORY, ...COMPILED, ...process.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C reaches the child from the terminal already; a second one would cut its orderly end short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`${runtime} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2);
  if (!file) fail('usage: node scripts/run.mjs FILE [ARGUMENT …]');
  run(file, args);
}
