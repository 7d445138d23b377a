import { parentPort } from 'node:worker_threads';
import { BY, takeGroups, type ToThread } from './answer-threads.ts';
import { GroupAnswers, type GroupTask } from './group-answers.ts';
import type { Decision } from './program.ts';

/** A thread of `AnswerThreads`: answers groups of one question after the other, straight into the memory of who asked. */
const frames = new Map<number, Pick<GroupTask, 'segments' | 'layout'>>();

parentPort?.on('message', (message: ToThread) => {
  if ('forget' in message) {
    frames.delete(message.forget);
    return;
  }
  const { frame, known, aggregates, decisions, of, columns, presence, progress } = message;
  if (known) frames.set(frame, known);
  const own = frames.get(frame);
  if (!own) return;
  const decided = of.map((numbers) => Array.from(numbers, (number) => decisions[number] as Decision));
  const answers = new GroupAnswers({ ...own, aggregates, decided, columns, presence });
  takeGroups(answers, progress, BY.helper);
  answers.release();
});
