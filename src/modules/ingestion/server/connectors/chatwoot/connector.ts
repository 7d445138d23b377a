import { label } from '#src/semantic/label.ts';
import { jsonConnector } from '../json-connector.ts';
import { mapChatwoot } from './map.ts';

export const connector = jsonConnector(
  {
    id: 'chatwoot',
    title: label('Chatwoot webhooks', 'Chatwoot Webhook'),
    description: label(
      'Webhook payloads of conversations and messages, as JSON lines or an array.',
      '会话与消息的 Webhook 数据，JSON 行或数组格式。',
    ),
    fields: [],
    endings: ['.json', '.jsonl', '.gz'],
  },
  mapChatwoot,
);
