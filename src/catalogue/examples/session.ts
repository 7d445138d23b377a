import type { ExampleRow } from './rows.ts';

/** A finished chat with one agent, one message each way; `more` adds or overrides. */
export const session = (more: ExampleRow = {}): ExampleRow => ({
  channel: 'chat',
  first_touch: '2026-11-16T10:00:00Z',
  ended_at: '2026-11-16T10:10:00Z',
  outcome: 'handled',
  legs: 1,
  messages: 2,
  customer_messages: 1,
  agent_messages: 1,
  turns: 1,
  ...more,
});

/** A chat the bot ended alone. */
export const botSession = (more: ExampleRow = {}): ExampleRow =>
  session({ outcome: 'bot', legs: 0, agent_messages: 0, bot_messages: 1, turns: 0, entered_bot: true, ...more });

/** A chat the bot handed over to a person. */
export const handedOver = (more: ExampleRow = {}): ExampleRow =>
  session({ entered_bot: true, bot_messages: 1, ...more });
