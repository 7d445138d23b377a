import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import {
  exclusion,
  origin,
  person,
  personDimensions,
  place,
  placeDimensions,
  route,
  routeDimensions,
} from './stamps.ts';

const common = { ...origin, ...place, ...person, ...route, contact_id: column.text.optional(), ...exclusion };
const dimensions = { ...placeDimensions, ...personDimensions, ...routeDimensions } as const;

/** One number dialled. `result`: person · machine · no_answer · busy · invalid. */
export const dialAttempt = entity({
  name: 'dial_attempt',
  label: label('dial attempt', '外呼'),
  fields: {
    attempt_id: column.id.required(),
    ...common,
    campaign: column.text.optional(),
    target_id: column.text.optional(),
    dialled_at: column.instant.required(),
    result: column.text.required(label('Result', '结果')),
    right_party: column.flag.required(),
  },
  key: ['attempt_id'],
  subject: 'attempt_id',
  anchors: ['dialled_at'],
  dimensions: { ...dimensions, outcome: 'result', kind: 'campaign' },
  terms: (at) => ({
    person: { label: label('person reached', '接通本人或他人'), is: at.result.is('person') },
    rightParty: { label: label('right party', '接通目标客户'), is: at.right_party },
  }),
});

/** One customer on a campaign's list, with whether the task was completed. */
export const dialTarget = entity({
  name: 'dial_target',
  label: label('list record', '名单'),
  fields: {
    target_id: column.id.required(),
    ...common,
    campaign: column.text.optional(),
    listed_at: column.instant.required(),
    attempted_at: column.instant.optional(),
    completed_at: column.instant.optional(),
  },
  key: ['target_id'],
  subject: 'target_id',
  anchors: ['listed_at'],
  dimensions: { ...dimensions, kind: 'campaign' },
  terms: (at) => ({
    attempted: { label: label('dialled at least once', '已外呼'), is: at.attempted_at.known() },
    completed: { label: label('task completed', '任务完成'), is: at.completed_at.known() },
  }),
});

/** A sale, and the chances it is measured against: `won` false is an offer that was declined. */
export const sale = entity({
  name: 'sale',
  label: label('sale', '销售'),
  fields: {
    sale_id: column.id.required(),
    ...common,
    offered_at: column.instant.required(),
    won: column.flag.required(),
    amount: column.number.optional(),
  },
  key: ['sale_id'],
  subject: 'sale_id',
  anchors: ['offered_at'],
  dimensions,
  terms: (at) => ({ won: { label: label('sold', '成交'), is: at.won } }),
});

/** A call attempt seen by the carrier or trunk: connected · busy · blocked. */
export const trunkAttempt = entity({
  name: 'trunk_attempt',
  label: label('call attempt', '呼叫尝试'),
  fields: {
    attempt_id: column.id.required(),
    ...common,
    tried_at: column.instant.required(),
    result: column.text.required(),
  },
  key: ['attempt_id'],
  subject: 'attempt_id',
  anchors: ['tried_at'],
  dimensions: { ...dimensions, outcome: 'result' },
  terms: (at) => ({
    connected: { label: label('reached the platform', '到达平台'), is: at.result.is('connected') },
    blocked: { label: label('busy or blocked', '忙音'), is: at.result.in(['busy', 'blocked']) },
  }),
});
