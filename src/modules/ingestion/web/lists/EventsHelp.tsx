import { useTranslation } from 'react-i18next';
import { CodeBlock } from '#src/ui/layout/CodeBlock.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { CopyText } from '#src/ui/filter/CopyText.tsx';

const body = {
  source: 'our-chat',
  zone: 'Asia/Shanghai',
  idempotencyKey: '2026-11-20-0001',
  events: [
    {
      kind: 'contact_described',
      at: '2026-11-20T09:30:00',
      subject: 'C-1',
      data: { channel: 'chat', direction: 'inbound' },
    },
    { kind: 'queue_entered', at: '2026-11-20T09:30:00', subject: 'C-1', data: { queue: 'service' } },
    { kind: 'agent_connected', at: '2026-11-20T09:30:12', subject: 'C-1', data: { agent: '6027' } },
    { kind: 'agent_left', at: '2026-11-20T09:34:40', subject: 'C-1', data: { agent: '6027', how: 'customer' } },
    { kind: 'contact_ended', at: '2026-11-20T09:34:40', subject: 'C-1', data: { by: 'customer' } },
  ],
};

/** How any other system hands over its events, with a call to copy. */
export function EventsHelp() {
  const { t } = useTranslation('ingestion');
  const { events, ...head } = body;
  // One event a line: what a reader compares are the events.
  const lines = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "events": [\n${events.map((event) => `    ${JSON.stringify(event)}`).join(',\n')}\n  ]\n}`;
  const call = [
    `curl -X POST ${window.location.origin}/api/events \\`,
    "  -H 'content-type: application/json' \\",
    `  -d '${lines}'`,
  ].join('\n');
  return (
    <Card
      title={t('events.title')}
      subtitle="POST /api/events"
      extra={<CopyText text={call} label={t('events.copy')} />}
    >
      <p>{t('events.what')}</p>
      <CodeBlock>{call}</CodeBlock>
      <ul className="yc-hints">
        <li>{t('events.time')}</li>
        <li>{t('events.again')}</li>
        <li>{t('events.bad')}</li>
        <li>
          {t('events.all')} <a href="/api/openapi.json">/api/openapi.json</a>
        </li>
      </ul>
    </Card>
  );
}
