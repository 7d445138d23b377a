import type { ExampleRows } from '#src/semantic/kpi.ts';
import { AGENT_FIXTURES } from './agent-fixtures.ts';
import { CONTACT_FIXTURES } from './contact-fixtures.ts';
import { QUEUE_FIXTURES } from './queue-fixtures.ts';

/** Facts several examples share; numbers and sources are those of kpi-catalogue §8. */
export const FIXTURES: Readonly<Record<string, ExampleRows>> = {
  ...QUEUE_FIXTURES,
  ...CONTACT_FIXTURES,
  ...AGENT_FIXTURES,
};
