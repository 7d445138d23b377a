import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { and, not } from '#src/semantic/expression.ts';
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

const common = {
  ...origin,
  ...place,
  ...person,
  ...route,
  contact_id: column.text.optional(label('contact', '联络')),
  ...exclusion,
};
const dimensions = { ...placeDimensions, ...personDimensions, ...routeDimensions } as const;

/** A stored hot topic flagged for repair: low clicks, knowledge changed, low adoption (seed T2). */
export const hotspotItem = entity({
  name: 'hotspot_item',
  label: label('hot-spot item', '热点预存'),
  fields: {
    item_id: column.id.required(),
    ...common,
    flagged_at: column.instant.required(),
    flag_reason: column.text.optional(),
    due_at: column.instant.optional(label('deadline', '修复时限')),
    repaired_at: column.instant.optional(label('repaired', '修复时间')),
  },
  key: ['item_id'],
  subject: 'item_id',
  anchors: ['flagged_at', 'repaired_at'],
  dimensions: { ...dimensions, kind: 'flag_reason' },
});

/** A hot topic shown to a customer, with what became of it. */
export const hotspotPush = entity({
  name: 'hotspot_push',
  label: label('hot topic shown', '热点推送'),
  fields: {
    push_id: column.id.required(),
    ...common,
    pushed_at: column.instant.required(),
    item_id: column.text.optional(),
    rated: column.flag.required(),
    adopted: column.flag.required(),
    asked_human: column.flag.required(label('then asked for a person', '其后要求人工')),
  },
  key: ['push_id'],
  subject: 'push_id',
  anchors: ['pushed_at'],
  dimensions,
  terms: (at) => ({
    adopted: { label: label('adopted', '采纳'), is: at.adopted },
    rated: { label: label('rated', '已评价'), is: at.rated },
  }),
});

/** An event that matches public-opinion features; `limit_at` is when the alert was due. */
export const opinionEvent = entity({
  name: 'opinion_event',
  label: label('public-opinion event', '舆情事件'),
  fields: {
    event_id: column.id.required(),
    ...common,
    matched_at: column.instant.required(),
    severity: column.text.optional(),
    limit_at: column.instant.required(label('limit', '预警时限')),
    alerted_at: column.instant.optional(label('alerted', '预警时间')),
  },
  key: ['event_id'],
  subject: 'event_id',
  anchors: ['matched_at'],
  dimensions: { ...dimensions, severity: 'severity' },
});

/** One sensitive word found in a message. */
export const sensitiveHit = entity({
  name: 'sensitive_hit',
  label: label('sensitive word', '敏感词'),
  fields: {
    hit_id: column.id.required(),
    ...common,
    said_at: column.instant.required(),
    /** When the session it was said in ended: hits and sessions are booked to the same moment (E33). */
    contact_ended_at: column.instant.required(),
    word: column.text.required(),
    /** agent · customer. */
    side: column.text.required(),
    quoted: column.flag.required(),
    recalled: column.flag.required(),
    false_positive: column.flag.required(),
    dictionary_version: column.text.optional(),
  },
  key: ['hit_id'],
  subject: 'hit_id',
  anchors: ['contact_ended_at', 'said_at'],
  dimensions: { ...dimensions, kind: 'side' },
  terms: (at) => ({
    counted: {
      label: label('said by the agent, not quoted, recalled or a false alarm', '坐席所说，引用、撤回、误报除外'),
      is: and(at.side.is('agent'), not(at.quoted), not(at.recalled), not(at.false_positive)),
    },
  }),
});
