import { toRows } from '#src/analytics/columns.ts';
import { message } from '#src/catalogue/entities/message.ts';
import type { QualityNeeds } from '../dependencies.ts';

/** A message of a contact, numbered from 1 as evidence points to it; `at` in epoch milliseconds. */
export type Line = {
  readonly number: number;
  readonly at: number;
  readonly sender: 'customer' | 'agent' | 'bot' | 'system';
  readonly words: string;
  readonly automatic: boolean;
};

const SENDERS = ['customer', 'agent', 'bot', 'system'] as const;
const MOST = 2000;

/** What was written in a contact, in order; empty for a call nobody has transcribed. Recalled messages stay: they were read. */
export async function transcriptOf(contact: string, { store }: Pick<QualityNeeds, 'store'>): Promise<Line[]> {
  const found = await store.list({
    entity: message,
    where: message.at.contact_id.is(contact).node,
    orderBy: [{ field: 'sent_at' }, { field: 'message_id' }],
    limit: MOST,
  });
  return toRows(found).map((row, i) => ({
    number: i + 1,
    at: Number(row['sent_at']),
    sender: SENDERS.find((one) => one === row['sender']) ?? 'system',
    words: typeof row['body'] === 'string' ? row['body'] : '',
    automatic: row['automatic'] === true,
  }));
}
