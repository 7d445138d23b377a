import type { ExampleRows } from '#src/semantic/kpi.ts';
import { session } from './session.ts';

/** Eight hot topics shown: four rated, three of them adopted, of these one customer still asked for a person; two human sessions. */
export const PUSHES: ExampleRows = {
  hotspot_push: [
    { rated: true, adopted: true },
    { rated: true, adopted: true },
    { rated: true, adopted: true, asked_human: true },
    { rated: true },
    { asked_human: true },
    {},
    {},
    {},
  ],
  contact: [session(), session()],
};
