import type { CaseLaw } from '../../contract/task.ts';

/** Precedents pile up and nobody appeals less: they are not read, or they do not belong into precedents but into the form. */
export const caseLawAlarm = (precedents: CaseLaw['precedents'], { now, before }: CaseLaw['appealRate']): boolean =>
  precedents.now > precedents.before && now !== null && before !== null && now >= before;
