import { toRows } from '#src/analytics/columns.ts';
import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { reaches } from '#src/http/actor.ts';
import { maskedText } from '#src/kernel/personal.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { and } from '#src/semantic/expression.ts';
import type { Look } from '../../contract/look.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { type By, seenEvaluation } from '../evaluate.ts';
import { idsByName } from '../ids-by-name.ts';
import { recordingOf } from './recording.ts';
import { placesIn } from './recording-places.ts';
import { transcriptOf } from './transcript.ts';

const DAY_MS = 86_400_000;
/** Contacts of the same customer are looked for so long before and after. */
const HISTORY_MS = 90 * DAY_MS;
const MOST = 50;

/**
 * What an inspector looks at beside the form: what was written, the customer's other contacts, whether there is a recording. Names and numbers are masked
 * to whoever may not read personal data. Throws `unknown_evaluation`.
 */
export async function lookAt(id: string, { actor }: By, needs: QualityNeeds): Promise<Look> {
  const kept = await seenEvaluation(id, actor, needs);
  const [{ zone }, directory, lines, recording] = await Promise.all([
    needs.kpis.coverage(),
    needs.organisation.directory(),
    transcriptOf(kept.contact, needs),
    recordingOf(kept.contact, needs),
  ]);
  const places = recording === null ? null : await placesIn(recording, kept, zone, needs);
  const [own] = toRows(
    await needs.store.list({
      entity: contactFact,
      fields: ['customer'],
      where: contactFact.at.contact_id.is(kept.contact).node,
      limit: 1,
    }),
  );
  const customer = typeof own?.['customer'] === 'string' ? own['customer'] : null;
  const isMasked = actor.scopeOf('read:personal_data') !== 'all';
  const known = customer === null ? [] : [customer];
  return {
    messages: lines.map(({ at, words, ...line }) => ({
      ...line,
      at: isoLocal(zone, at),
      words: isMasked ? maskedText(words, { known }) : words,
    })),
    recording: recording === null || places === null ? null : { bytes: recording.bytes, ...places },
    history: customer === null ? [] : await historyOf(customer),
  };

  async function historyOf(whose: string): Promise<Look['history']> {
    const { at } = contactFact;
    const rows = toRows(
      await needs.store.list({
        entity: contactFact,
        fields: [
          'contact_id',
          'first_touch',
          'channel',
          'queue',
          'agent',
          'site',
          'project',
          'team',
          'reason',
          'outcome',
        ],
        where: and(
          at.customer.is(whose),
          at.first_touch.atLeast(kept.contact_at - HISTORY_MS),
          at.first_touch.below(kept.contact_at + HISTORY_MS),
        ).node,
        orderBy: [{ field: 'first_touch', descending: true }],
        limit: MOST,
      }),
    );
    const [agents, queues] = [idsByName(directory, 'agent'), idsByName(directory, 'queue')];
    const scope = actor.scopeOf('read:contact');
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    return rows.flatMap((row) => {
      const [agent, queue] = [agents(text(row['agent'])), queues(text(row['queue']))];
      const place = { agent, site: text(row['site']), project: text(row['project']), team: text(row['team']) };
      const contact = text(row['contact_id']) ?? '';
      if (contact === kept.contact || !reaches(scope, place)) return [];
      return [
        {
          contact,
          at: isoLocal(zone, Number(row['first_touch'])),
          channel: text(row['channel']) ?? '',
          queueName: queue === null ? null : directory.nameOf('queue', queue),
          agentName: agent === null ? null : directory.nameOf('agent', agent),
          reason: text(row['reason']),
          outcome: text(row['outcome']) ?? '',
        },
      ];
    });
  }
}
