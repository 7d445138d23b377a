import { label } from '#src/semantic/label.ts';
import { jsonConnector } from '../json-connector.ts';
import { mapVcon } from './map.ts';

export const connector = jsonConnector(
  {
    id: 'vcon',
    title: label('vCon (IETF)', 'vCon（IETF）'),
    description: label(
      'Conversations in the vCon container: text dialogs and recordings, as JSON or JSON lines.',
      'vCon 容器中的会话：文字与录音，JSON 或 JSON 行格式。',
    ),
    fields: [],
    endings: ['.vcon', '.json', '.jsonl', '.gz'],
  },
  mapVcon,
);
