import type { Catalogue } from '#src/semantic/definitions.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import type { ParameterScope } from '#src/semantic/question.ts';
import { ENTITIES } from './entities/index.ts';
import { serviceLevel } from './kpis/service-level.kpi.ts';
import { PARAMETERS } from './parameters.ts';

/** Every KPI, in the order people meet them. A new KPI is one line here. */
export const KPIS: readonly Kpi[] = [serviceLevel];

export const CATALOGUE: Catalogue = {
  kpis: Object.fromEntries(KPIS.map((k) => [k.id, k])),
  entities: ENTITIES,
  parameters: PARAMETERS,
};

/** Channel defaults of the settings, as scopes; a centre's own scopes come before them. */
export const CHANNEL_SCOPES: readonly ParameterScope[] = channelScopes();

function channelScopes(): ParameterScope[] {
  const byChannel = new Map<string, Record<string, string | number | boolean>>();
  for (const [id, spec] of Object.entries(CATALOGUE.parameters)) {
    for (const [channel, value] of Object.entries(spec.byChannel ?? {}))
      byChannel.set(channel, { ...byChannel.get(channel), [id]: value });
  }
  return [...byChannel].map(([channel, values]) => ({ where: { channel: [channel] }, values }));
}
