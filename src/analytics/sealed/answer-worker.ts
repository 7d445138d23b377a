import { parentPort } from 'node:worker_threads';
import { BY, takeGroups, type ToThread } from './answer-threads.ts';
import { GroupAnswers, type GroupTask } from './group-answers.ts';
import { columnsIn } from './shared-memory.ts';

/** A thread of `AnswerThreads`: answers groups of one question after the other, straight into the memory of who asked. */
const frames = new Map<number, Pick<GroupTask, 'segments' | 'layout'>>();

parentPort?.on('message', (message: ToThread) => {
  if ('forget' in message) {
    frames.delete(message.forget);
    return;
  }
  const { frame, known, aggregates, decisions, memory, hasPresence, progress } = message;
  if (known) frames.set(frame, known);
  const own = frames.get(frame);
  if (!own) return;
  const columns = columnsIn(memory, aggregates.length + 1);
  const presence = columns.pop() as Float64Array;
  const decided = cut(message.decided, own.layout.passes);
  const task = { ...own, aggregates, decisions, decided, columns, presence: hasPresence ? presence : null };
  const answers = new GroupAnswers(task);
  takeGroups(answers, progress, BY.helper);
  answers.release();
});

/** The numbers of each pass. */
function cut(joined: Uint16Array, passes: GroupTask['layout']['passes']): Uint16Array[] {
  let at = 0;
  return passes.map(({ series }) => joined.subarray(at, (at += series.length)));
}
