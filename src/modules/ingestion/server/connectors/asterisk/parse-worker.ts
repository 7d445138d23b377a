import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#src/kernel/errors.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { setColumns } from '../../derivation/event-columns.ts';
import { SUBJECT_KINDS } from '../../derivation/event-kind.ts';
import { ListedIds } from '../../derivation/listed-ids.ts';
import type { QueueLogParser } from './parse.ts';
import { parsePortions, type PortionRoom, type PortionSpace } from './parse-portions.ts';
import type { FromWorker, WorkerTask } from './read-in-worker.ts';
import { movingWith, type PortionMemory, toSend } from './sent-portion.ts';

/** Portions under way: one is parsed here while one is derived there. A third would take memory and wait. */
const SPACES = 2;

/** The thread that parses a queue_log for `readInWorker`: sends portions as long as it has memory, and goes on when it comes back. */
async function run({ input, options, from }: WorkerTask): Promise<void> {
  const back: PortionMemory[] = [];
  let wake = (): void => undefined;
  parentPort?.on('message', (memory: PortionMemory) => {
    back.push(memory);
    wake();
  });
  const returned = async (): Promise<PortionMemory> => {
    for (;;) {
      const memory = back.shift();
      if (memory) return memory;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  let made = 0;
  const space = async (parser: QueueLogParser, { bytes, events }: PortionRoom): Promise<PortionSpace> => {
    if (back.length === 0 && made < SPACES) {
      made++;
      return { buffer: Buffer.allocUnsafeSlow(bytes), batch: listing(parser, events) };
    }
    const memory = await returned();
    const batch = listing(parser, 1);
    setColumns(batch, memory.columns);
    return { buffer: Buffer.from(memory.bytes.buffer), batch };
  };
  const sent = { names: 0, words: 0 };
  for await (const portion of parsePortions(input, options, from, space)) {
    const bytes = portion.events.bytes as Buffer<ArrayBuffer>;
    const message = toSend(portion, bytes, sent);
    send({ portion: message }, movingWith(message));
  }
}

const listing = (parser: QueueLogParser, capacity: number): EventBatch =>
  parser.newBatch(
    capacity,
    SUBJECT_KINDS.map(() => new ListedIds()),
  );

const send = (message: FromWorker, memory: ArrayBuffer[] = []): void => parentPort?.postMessage(message, memory);

try {
  await run(workerData as WorkerTask);
  send({ done: true });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { kind, code, message, details } = error;
  send({ error: { kind, code, message, details } });
} finally {
  parentPort?.close();
}
