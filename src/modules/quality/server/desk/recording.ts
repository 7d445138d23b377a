import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { type By, seenEvaluation } from '../evaluate.ts';

/** Endings under which a recording may lie, and what browsers are told it is. */
const KINDS = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
} as const;
const ENDINGS = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** A sound file of a contact; `stated` is what its name says of its beginning. */
export type Recording = {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly stated: string | null;
};

/**
 * The recording of a contact: a file in the directory of recordings named by the contact's id (percent-encoded), if one likes an `@` and the instant it begins
 * at, and its ending: `4711@20261128T020213Z.wav`. Null where there is none; the centre keeps none by itself.
 */
export async function recordingOf(
  contact: string,
  { recordingsDirectory }: Pick<QualityNeeds, 'recordingsDirectory'>,
): Promise<Recording | null> {
  const id = encodeURIComponent(contact);
  const at = async (name: string, ending: keyof typeof KINDS, stated: string | null): Promise<Recording | null> => {
    const path = join(recordingsDirectory, name);
    const found = await stat(path).catch(() => null);
    return found?.isFile() === true ? { path, name, type: KINDS[ending], bytes: found.size, stated } : null;
  };
  for (const ending of ENDINGS) {
    const plain = await at(`${id}.${ending}`, ending, null);
    if (plain !== null) return plain;
  }
  // No id holds an `@`: it would be written %40.
  const names = await readdir(recordingsDirectory).catch(() => []);
  for (const name of names) {
    const ending = ENDINGS.find((one) => name.startsWith(`${id}@`) && name.endsWith(`.${one}`));
    if (ending === undefined) continue;
    const found = await at(name, ending, name.slice(id.length + 1, -ending.length - 1));
    if (found !== null) return found;
  }
  return null;
}

/** The recording to listen to; that somebody listened is recorded. Throws `unknown_evaluation`, `no_recording`. */
export async function listenTo(id: string, { actor, from }: By, needs: QualityNeeds): Promise<File> {
  const kept = await seenEvaluation(id, actor, needs);
  const recording = await recordingOf(kept.contact, needs);
  if (recording === null)
    throw new AppError('not_found', 'no_recording', `There is no recording of "${kept.contact}"`, {
      field: 'id',
      remedy: 'Put it into the directory of recordings, named by the contact.',
    });
  await needs.records.db.transaction().execute((db) =>
    recordAct(db, {
      actor,
      action: 'recording.listen',
      object: { kind: 'contact', id: kept.contact },
      from,
      at: needs.clock.now(),
    }),
  );
  return new File([await openAsBlob(recording.path)], recording.name, { type: recording.type });
}
