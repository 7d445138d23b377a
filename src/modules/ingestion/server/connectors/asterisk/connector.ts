import { label } from '#src/semantic/label.ts';
import type { CanonicalEvent } from '../../../contract/event.ts';
import type { Connector, ConnectorOptions, ConnectorSpec, MappedAt } from '../../../contract/connector.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { readAgentAliases } from './agent-aliases.ts';
import { readQueueLog, type QueueLogOptions } from './read-portions.ts';

const spec: ConnectorSpec = {
  id: 'asterisk-queue-log',
  title: label('Asterisk queue_log', 'Asterisk queue_log'),
  description: label(
    'The queue log of Asterisk (app_queue), FreePBX, Issabel and relatives: /var/log/asterisk/queue_log.',
    'Asterisk（app_queue）及 FreePBX、Issabel 等的队列日志：/var/log/asterisk/queue_log。',
  ),
  fields: [
    {
      name: 'agents',
      label: label('Agents file', '坐席对照表'),
      kind: 'file',
      required: false,
      help: label(
        'CSV with the columns interface and member_name: sign-ins carry the interface, everything else the name.',
        'CSV，含 interface 与 member_name 两列：签入记录的是接口，其余记录的是姓名。',
      ),
    },
    {
      name: 'persistent_members',
      label: label('Members survive a restart (persistentmembers)', '重启后成员保留（persistentmembers）'),
      kind: 'choice',
      required: false,
      choices: ['yes', 'no'],
    },
  ],
  endings: ['queue_log', '.log', '.gz'],
};

/** Settings of a source → how its log is read. Aliases given with the import win over those of the agents file. */
export function queueLogOptions(options: ConnectorOptions): QueueLogOptions {
  const text = options.settings.agents;
  const fromFile = text
    ? readAgentAliases(text, options.settings.agents_name ?? 'agents.csv')
    : new Map<string, string>();
  return {
    aliases: new Map([...fromFile, ...options.aliases]),
    membersPersist: (options.settings.persistent_members ?? 'yes') !== 'no',
  };
}

/** Reads the log record by record, for previews and replays of single lines; imports use `readQueueLog`. */
export const connector: Connector = {
  spec,
  async *read(input, options) {
    for await (const { events, rejections } of readQueueLog(input, queueLogOptions(options))) {
      yield* inLineOrder(
        events,
        rejections.map((rejection) => ({ line: rejection.line, rejection })),
      );
    }
  },
};

function* inLineOrder(batch: EventBatch, rejected: readonly MappedAt[]): Generator<MappedAt> {
  let r = 0;
  for (let i = 0; i < batch.length; ) {
    const line = batch.line[i] as number;
    const events: CanonicalEvent[] = [];
    for (; i < batch.length && batch.line[i] === line; i++) events.push(batch.event(i));
    for (let next = rejected[r]; next && next.line < line; next = rejected[++r]) yield next;
    yield { line, events };
  }
  yield* rejected.slice(r);
}
