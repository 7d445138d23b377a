import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ofKind, readConnector } from '#test/read-connector.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import { connector } from './connector.ts';

it('text dialogs become messages by role, recordings legs with their length', async () => {
  const { events } = await readConnector(connector, { path: resolve(import.meta.dirname, 'fixtures/two.vcon.jsonl') });
  const at = Date.parse('2026-11-16T03:00:00Z');
  expect(ofKind(events, 'message_sent').map((e) => [e.at - at, e.data])).toEqual([
    [0, { sender: 'customer', body: 'hello' }],
    [40_000, { sender: 'agent', agent: 'Ann', body: 'hi' }],
  ]);
  expect(ofKind(events, 'contact_described').map((e) => [e.data.channel, e.data.direction, e.data.customer])).toEqual([
    ['chat', 'inbound', '+8613800000000'],
    ['voice', 'outbound', '+8613800000000'],
  ]);
  expect(ofKind(events, 'agent_left').map((e) => e.data)).toEqual([{ agent: 'Ann', talk: 46_920 }]);
  const [began] = ofKind(events, 'noted');
  expect([began?.at, began?.data]).toEqual([ofKind(events, 'agent_connected')[0]?.at, { what: 'recording_started' }]);
});

it('a vCon without dialog, and something else, are rejected', async () => {
  const { rejections } = await readConnector(
    connector,
    '{"vcon":"0.0.1","uuid":"u","parties":[],"dialog":[]}\n{"x":1}',
  );
  expect(rejections.map((r) => [r.line, r.field])).toEqual([
    [1, 'dialog'],
    [2, 'vcon'],
  ]);
});

const CHATS = 'data/vcon-chats/chats.vcon.jsonl.gz';
describeReference('vCon chats', [CHATS], () => {
  it('80 conversations, 843 messages, each with its sender', async () => {
    const { events, rejections, notices } = await readConnector(connector, { path: referencePath(CHATS) });
    const messages = ofKind(events, 'message_sent');
    expect({
      contacts: new Set(events.map((e) => e.subject)).size,
      messages: messages.length,
      rejections: rejections.length,
      notices: notices.length,
    }).toEqual({
      contacts: 80,
      messages: 843,
      rejections: 0,
      notices: 0,
    });
    expect(messages.every((e) => (e.data.sender === 'agent') === (e.data.agent !== undefined))).toBe(true);
  });

  it('pretty-printed example and the recorded call load', async () => {
    const example = await readConnector(connector, { path: referencePath('data/vcon-chats/example.vcon.json') });
    expect(ofKind(example.events, 'message_sent').length).toBeGreaterThan(10);
    const call = await readConnector(connector, {
      path: referencePath('data/vcon-chats/afedada6-59bb-4c03-91ac-bdba97268238.vcon.json'),
    });
    expect(ofKind(call.events, 'agent_left')[0]?.data).toMatchObject({ agent: 'Gerald Diaz', talk: 46_920 });
    expect(ofKind(call.events, 'contact_described')[0]?.data).toMatchObject({
      channel: 'voice',
      direction: 'outbound',
    });
  });
});
