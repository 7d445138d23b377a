import { toRows } from '#src/analytics/columns.ts';
import { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { RECORDING_STARTED } from '#src/modules/ingestion/contract/event.ts';
import type { Look } from '../../contract/look.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { originationOf } from './broadcast-wave.ts';
import { holdsOf } from './holds.ts';
import type { Recording } from './recording.ts';
import { startOf } from './recording-start.ts';

/** Where a recording begins within its contact, and so where in it the holds are. */
export async function placesIn(
  recording: Recording,
  { contact, contact_at: from }: { readonly contact: string; readonly contact_at: number },
  zone: string,
  { store, ingestion }: Pick<QualityNeeds, 'store' | 'ingestion'>,
): Promise<Omit<NonNullable<Look['recording']>, 'bytes'>> {
  const [events, inFile, own, legs] = await Promise.all([
    ingestion.timeline(contact),
    originationOf(recording.path, zone),
    store.list({
      entity: contactFact,
      fields: ['ended_at'],
      where: contactFact.at.contact_id.is(contact).node,
      limit: 1,
    }),
    store.list({
      entity: agentLeg,
      fields: ['connected_at', 'holds'],
      where: agentLeg.at.contact_id.is(contact).node,
      orderBy: [{ field: 'connected_at' }],
    }),
  ]);
  const rows = toRows(legs);
  const [answered, ended] = [rows[0]?.['connected_at'], toRows(own)[0]?.['ended_at']];
  const { at, by, unread } = startOf(
    {
      stated: recording.stated,
      bySource: events.find(({ kind, data }) => kind === 'noted' && data['what'] === RECORDING_STARTED)?.at ?? null,
      inFile,
      answered: typeof answered === 'number' ? answered : null,
      contact: { from, to: typeof ended === 'number' ? ended : null },
    },
    zone,
  );
  const holds = holdsOf(events);
  const counted = rows.reduce((sum, row) => sum + Number(row['holds'] ?? 0), 0);
  const second = (instant: number): number => (instant - (at ?? 0)) / 1000;
  return {
    begins: at === null ? null : { at: isoLocal(zone, at), by },
    unread,
    holds: at === null ? [] : holds.map((one) => ({ from: second(one.from), to: second(one.to) })),
    untold: Math.max(0, counted - holds.length),
  };
}
