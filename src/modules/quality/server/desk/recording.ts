import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
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

/**
 * The recording of a contact: a file in the directory of recordings named by the contact's id (percent-encoded) and its ending. Null where there is none; the
 * centre keeps none by itself.
 */
export async function recordingOf(contact: string, { recordingsDirectory }: Pick<QualityNeeds, 'recordingsDirectory'>) {
  for (const [ending, type] of Object.entries(KINDS)) {
    const name = `${encodeURIComponent(contact)}.${ending}`;
    const path = join(recordingsDirectory, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return { path, name, type, bytes: found.size };
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
