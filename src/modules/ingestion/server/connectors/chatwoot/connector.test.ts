import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ofKind, readConnector } from '#test/read-connector.ts';
import { currentEvents } from '../../../contract/current-events.ts';
import { connector } from './connector.ts';

const webhooks = { path: resolve(import.meta.dirname, 'fixtures/webhooks.jsonl') };
const T = 1_794_800_000_000;

it('V11: hand-off at +20 s and the human reply at +62 s are both there, the bot is no agent', async () => {
  const { events, rejections } = await readConnector(connector, webhooks);
  expect(rejections).toEqual([]);
  expect(new Set(events.map((e) => e.subject))).toEqual(new Set(['42']));
  expect(ofKind(events, 'bot_started')[0]?.at).toBe(T);
  expect(ofKind(events, 'bot_ended')[0]).toMatchObject({ at: T + 20_000, data: { handedOver: true } });
  const said = ofKind(currentEvents(events), 'message_sent').map((e) => [
    e.at - T,
    e.data.sender,
    e.data.agent ?? null,
  ]);
  expect(said).toEqual([
    [0, 'customer', null],
    [1000, 'bot', null],
    [62_000, 'agent', 'Ann'],
    [101_000, 'system', null],
  ]);
  expect(ofKind(events, 'agent_connected')[0]).toMatchObject({ at: T + 25_000, data: { agent: 'Ann' } });
});

it('E15: two resolutions are two events, the re-opening between them is kept', async () => {
  const { events } = await readConnector(connector, webhooks);
  expect(ofKind(events, 'contact_ended').map((e) => [e.at - T, e.data.by])).toEqual([
    [100_000, 'agent'],
    [300_000, 'agent'],
  ]);
  expect(ofKind(events, 'noted').map((e) => e.data.what)).toEqual(['resolved', 'reopened', 'resolved']);
});

it('the updated message carries the rating and replaces the question, never doubling it', async () => {
  const { events } = await readConnector(connector, webhooks);
  const current = currentEvents(events);
  expect(ofKind(current, 'survey_answered').map((e) => [e.at - T, e.data])).toEqual([
    [310_000, { survey: 'csat', score: 5, scale: 5 }],
  ]);
  expect(ofKind(current, 'message_sent').filter((e) => e.data.body === '请评价')).toHaveLength(1);
});

it('a payload without its conversation is rejected by field', async () => {
  const { rejections } = await readConnector(
    connector,
    '{"event":"message_created","id":1,"created_at":1,"message_type":0}\n{"no":"event"}',
  );
  expect(rejections).toMatchObject([
    { line: 1, field: 'conversation.id' },
    { line: 2, code: 'unknown_record' },
  ]);
});
