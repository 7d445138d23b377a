import { CATALOGUE, KPIS } from '#src/catalogue/index.ts';
import type { ENTITIES } from '#src/catalogue/entities/index.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import { aggregatesOf } from '#src/semantic/measure.ts';
import { type ParameterId, ParameterValues } from '#src/semantic/parameter.ts';

type EntityName = keyof typeof ENTITIES;

const CALLS = ['asterisk-queue-log', 'freeswitch-cdr', 'amazon-connect', 'contacts.yaml'] as const;
const CHATS = ['vcon', 'chatwoot', 'messages.yaml'] as const;
const PRESENCE = ['asterisk-queue-log', 'amazon-connect', 'agent-states.yaml'] as const;

/** How rows of an entity get in: connectors by name, `ingest table` by its mapping in examples/mappings. Every one also by POST /api/events. */
export const PATHS: Readonly<Record<EntityName, readonly string[]>> = {
  contact: [...CALLS, ...CHATS, 'bot-sessions.yaml'],
  queue_entry: CALLS,
  agent_leg: [...CALLS, ...CHATS],
  ring_attempt: ['asterisk-queue-log'],
  turn: CHATS,
  message: CHATS,
  agent_time: [...PRESENCE, 'planned-activities.yaml'],
  queue_session: PRESENCE,
  pause: PRESENCE,
  survey: ['surveys.yaml'],
  complaint: ['complaints.yaml'],
  ticket: ['tickets.yaml'],
  dial_attempt: ['dial-attempts.yaml'],
  dial_target: ['dial-list.yaml'],
  sale: ['sales.yaml'],
  trunk_attempt: ['trunk-attempts.yaml'],
  hotspot_item: ['hotspot-items.yaml'],
  hotspot_push: ['hotspot-pushes.yaml'],
  opinion_event: ['opinion-events.yaml'],
  sensitive_hit: ['sensitive-hits.yaml'],
  evaluation: ['evaluations.yaml'],
  shift: ['shifts.yaml'],
  forecast: ['forecasts.yaml'],
  paid_time: ['paid-time.yaml'],
  employment: ['employment.yaml'],
  cost: ['costs.yaml'],
  service_time: ['service-time.yaml'],
};

/** Entities a KPI reads, with default settings and with any setting changed on its own. */
export function entitiesOf(kpi: Kpi): EntityName[] {
  const changed = kpi.uses.flatMap((id): Record<string, string | number | boolean>[] => {
    const spec = CATALOGUE.parameters[id as ParameterId];
    if (spec?.kind === 'choice') return (spec.choices ?? []).map((choice) => ({ [id]: choice }));
    return spec?.kind === 'flag' ? [{ [id]: !spec.default }] : [];
  });
  const found = [{}, ...changed].flatMap((set) => {
    const values = new ParameterValues(baseValues(CATALOGUE.parameters, set));
    return [kpi.measure, ...Object.values(kpi.measureBy ?? {})].flatMap((measure) => aggregatesOf(measure(values)));
  });
  return [...new Set(found.map((a) => a.entity as EntityName))];
}

/** The tables of docs/validation.md. */
export function pathTables(): string {
  const kpis = KPIS.map(
    (kpi) =>
      `| \`${kpi.id}\` | ${entitiesOf(kpi)
        .map((e) => `\`${e}\``)
        .join(' ')} |`,
  );
  const entities = Object.entries(PATHS).map(([name, paths]) => {
    const connectors = paths.filter((p) => !p.endsWith('.yaml')).map((p) => `\`${p}\``);
    const mappings = paths.filter((p) => p.endsWith('.yaml')).map((p) => `[${p}](../examples/mappings/${p})`);
    return `| \`${name}\` | ${connectors.join(' ') || '–'} | ${mappings.join(' ') || '–'} |`;
  });
  return [
    '| facts | connectors | `ingest table` with the mapping |',
    '|---|---|---|',
    ...entities,
    '',
    '| KPI | facts it reads |',
    '|---|---|',
    ...kpis,
  ].join('\n');
}
