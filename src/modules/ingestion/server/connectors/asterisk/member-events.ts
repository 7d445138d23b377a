import { textOf } from '../../derivation/dictionary.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { KIND } from '../../derivation/event-kind.ts';
import type { LineFields } from './line-fields.ts';
import type { LineKey } from './line-key.ts';
import { EVENT } from './queue-log-events.ts';

const DATA = 5;

const KINDS: Readonly<Record<number, number>> = {
  [EVENT.ADDMEMBER]: KIND.signed_in,
  [EVENT.AGENTLOGIN]: KIND.signed_in,
  [EVENT.AGENTCALLBACKLOGIN]: KIND.signed_in,
  [EVENT.REMOVEMEMBER]: KIND.signed_out,
  [EVENT.AGENTLOGOFF]: KIND.signed_out,
  [EVENT.AGENTCALLBACKLOGOFF]: KIND.signed_out,
  [EVENT.PAUSE]: KIND.paused,
  [EVENT.PAUSEALL]: KIND.paused,
  [EVENT.UNPAUSE]: KIND.unpaused,
  [EVENT.UNPAUSEALL]: KIND.unpaused,
};

/**
 * Adds the event of a member: sign-in, sign-out, pause. PAUSEALL only announces the PAUSE lines per queue that follow it (trap
 * 3), so it is marked and never counted. A member added `PAUSED` starts paused.
 */
export function addMemberEvent(
  batch: EventBatch,
  bytes: Buffer,
  fields: LineFields,
  event: number,
  agent: number,
  key: LineKey,
): number {
  const kind = KINDS[event] as number;
  const i = batch.add(kind, fields.at(), batch.subjectNumber(kind, batch.names.text(agent)), key.hi, key.lo);
  if (event === EVENT.PAUSEALL || event === EVENT.UNPAUSEALL) batch.extra.set(i, { announced: true });
  if (fields.isEmpty(DATA)) return i;
  const data = textOf(bytes, fields.start(DATA), fields.end(DATA));
  if (kind === KIND.paused || kind === KIND.unpaused) batch.word[i] = batch.words.intern(data);
  else if (event === EVENT.ADDMEMBER && data === 'PAUSED') batch.extra.set(i, { paused: true });
  return i;
}
