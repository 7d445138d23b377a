import type { TFunction } from 'i18next';
import type { Task } from '../../contract/task.ts';

/** What a task asks for; tasks the programme opened say how many appeals were upheld. */
export const taskWords = ({ kind, words }: Pick<Task, 'kind' | 'words'>, t: TFunction<'quality'>): string =>
  kind === 'coaching' ? words : t('task.upheld', { count: Number(words) });
