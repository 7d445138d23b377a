import { label } from '#src/semantic/label.ts';
import { jsonConnector } from '../json-connector.ts';
import { mapAmazonConnect } from './map.ts';

export const connector = jsonConnector(
  {
    id: 'amazon-connect',
    title: label('Amazon Connect', 'Amazon Connect'),
    description: label(
      'Contact records, agent events, contact events, Contact Lens chat files and evaluation outputs, as JSON or JSON lines.',
      '联络记录、坐席事件、联络事件、Contact Lens 会话文件与质检评分结果，JSON 或 JSON 行格式。',
    ),
    fields: [
      {
        name: 'contacts_from',
        label: label('Contacts are taken from', '联络数据取自'),
        kind: 'choice',
        required: false,
        choices: ['contact_records', 'agent_events', 'contact_events'],
        help: label(
          'One kind only: the others would count each contact again.',
          '只能取一种，否则同一联络会重复计数。',
        ),
      },
    ],
    endings: ['.json', '.jsonl', '.gz'],
  },
  mapAmazonConnect,
);
