import { createHash } from 'node:crypto';
import type { Sealing } from '#src/semantic/sealing.ts';
import { fieldsOf, measuresOf } from './read-coded.ts';

/** Names what files hold: a change of it means sealing anew. Cuts are clustered when files are read, so they are not part of it. */
export function fileLayout(sealings: readonly Sealing[]): string {
  const described = sealings.map((sealing) => [
    sealing.computed,
    sealing.entity.name,
    sealing.anchor,
    fieldsOf(sealing).toSorted(),
    measuresOf(sealing).toSorted(),
    sealing.slot,
    ...(sealing.rows ? ['rows'] : []),
  ]);
  return createHash('sha256').update(JSON.stringify(described)).digest('hex').slice(0, 16);
}
