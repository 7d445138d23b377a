import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { AppError } from '#src/kernel/errors.ts';
import { columnsIn } from '../../derivation/event-columns.ts';
import { SUBJECT_KINDS } from '../../derivation/event-kind.ts';
import { ListedIds } from '../../derivation/listed-ids.ts';
import type { QueueLogParser } from './parse.ts';
import { parsePortions, type PortionRoom, type PortionSpace } from './parse-portions.ts';
import type { FromWorker, ToWorker, WorkerTask } from './read-in-worker.ts';
import { toSend } from './sent-portion.ts';

// Lets the compiler put a line's whole way through the parser into one piece, three times what it would dare: a fifth faster.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=3000');

/** Portions under way: one is parsed here while one is derived there. A third would take memory and wait. */
const SPACES = 2;

/** Takes the memory of the portion sent first back; nobody waits for any between two logs. */
let takeBack: ((memory: ArrayBufferLike) => void) | null = null;

/** The thread that parses queue_logs for `readInWorker`: sends portions as long as it has memory, and goes on when it comes back. */
async function run({ input, options, from }: WorkerTask): Promise<void> {
  const free: PortionSpace[] = [];
  const sent: PortionSpace[] = [];
  let wake = (): void => undefined;
  // They come back in the order in which they were sent; grown, when the events of contacts that go on found no room.
  takeBack = (memory) => {
    const back = sent.shift() as PortionSpace;
    back.batch.use(columnsIn(memory));
    free.push(back);
    wake();
  };
  const spaceFor = async (parser: QueueLogParser, room: PortionRoom): Promise<PortionSpace> => {
    while (free.length === 0 && sent.length === SPACES)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const space = free.pop() ?? sharedSpace(parser, room);
    sent.push(space);
    return space;
  };
  const told = { names: 0, words: 0 };
  for await (const portion of parsePortions(input, options, from, spaceFor)) send({ portion: toSend(portion, told) });
}

function sharedSpace(parser: QueueLogParser, { bytes, events }: PortionRoom): PortionSpace {
  const batch = parser.newBatch(events, { shared: true, subjects: SUBJECT_KINDS.map(() => new ListedIds()) });
  return { buffer: Buffer.from(new SharedArrayBuffer(bytes)), batch };
}

const send = (message: FromWorker): void => parentPort?.postMessage(message);

async function read(task: WorkerTask): Promise<void> {
  try {
    await run(task);
    send({ done: true });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind, code, message, details } = error;
    send({ error: { kind, code, message, details } });
  } finally {
    takeBack = null;
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if ('task' in message) void read(message.task);
  else takeBack?.(message.memory);
});
