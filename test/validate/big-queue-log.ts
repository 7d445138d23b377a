import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { writeQueueLog } from '#test/bench/queue-log-generator.ts';
import type { Proof } from './proof.ts';

const GIGABYTES = Number(process.env['YUNCHOU_GIGABYTES'] ?? 5);
const BYTES_A_LINE = 69.2;
const MOST = 1_000_000_000;
const SEED = 1;

type Message = { phase?: string; lines?: number; peak?: number; seconds?: number; found?: Record<string, unknown> };

/** Reads a generated log in a process of its own and watches its memory. */
export const bigQueueLog: Proof = {
  name: 'big-queue-log',
  claim: `A queue_log of ${GIGABYTES} GB is read in less than 1 GB of memory, and every call is counted right`,
  seed: String(SEED),
  async run(log) {
    const folder = mkdtempSync(join(tmpdir(), 'yunchou-validate-'));
    try {
      const path = join(folder, 'queue_log');
      const truth = writeQueueLog(path, Math.round((GIGABYTES * 1e9) / BYTES_A_LINE), SEED);
      const size = statSync(path).size;
      log(`${truth.lines} lines, ${(size / 1e9).toFixed(2)} GB`);
      const started = performance.now();
      const { peak, last } = await watched(path, folder, log);
      const minutes = (performance.now() - started) / 60_000;
      const said = `${(size / 1e9).toFixed(2)} GB, ${truth.lines} lines: peak ${Math.round(peak / 1e6)} MB, ${Math.round(truth.lines / (last.seconds ?? Number.NaN))} lines a processor second, ${minutes.toFixed(1)} min`;
      if (!isDeepStrictEqual(last.found, truth))
        throw new Error(`${said}; found ${JSON.stringify(last.found)}, not ${JSON.stringify(truth)}`);
      if (!(peak < MOST)) throw new Error(`${said}: more than 1 GB`);
      return said;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function watched(path: string, folder: string, log: (line: string) => void): Promise<{ peak: number; last: Message }> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'ingest-process.ts'), [path, folder]);
    let peak = Number.NaN;
    let last: Message = {};
    let logged = 0;
    child.on('message', (message: Message) => {
      last = message;
      peak = message.peak ?? peak;
      if (message.lines === undefined || Date.now() - logged < 20_000) return;
      logged = Date.now();
      log(
        `  ${message.phase} ${message.lines} lines${message.peak === undefined ? '' : `, peak ${Math.round(message.peak / 1e6)} MB`}`,
      );
    });
    child.on('exit', (code) => {
      if (code === 0 && last.found) resolve({ peak, last });
      else reject(new Error(`The importing process ended with ${code}`));
    });
  });
}
