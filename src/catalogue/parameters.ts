import type { ParameterId, ParameterSpec } from '#src/semantic/parameter.ts';
import { AGENT_PARAMETERS } from './parameters/agents.ts';
import { CUSTOMER_PARAMETERS } from './parameters/customers.ts';
import { MANAGEMENT_PARAMETERS } from './parameters/management.ts';
import { QUEUE_PARAMETERS } from './parameters/queues.ts';
import { SMART_PARAMETERS } from './parameters/smart.ts';

/** Every setting that changes what a KPI means, with its default (kpi-catalogue §10, preset `cn`). */
export const PARAMETERS = {
  ...QUEUE_PARAMETERS,
  ...AGENT_PARAMETERS,
  ...CUSTOMER_PARAMETERS,
  ...SMART_PARAMETERS,
  ...MANAGEMENT_PARAMETERS,
} as const satisfies Readonly<Record<ParameterId, ParameterSpec>>;
