import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { origin, person, personDimensions, place, placeDimensions } from './stamps.ts';

const dimensions = { ...placeDimensions, ...personDimensions } as const;
const span = {
  start_at: column.instant.required(label('start', '开始')),
  end_at: column.instant.required(label('end', '结束')),
};

/** One rostered shift of one person, and whether the person came. Approved leave takes the shift out (`excused`). */
export const shift = entity({
  name: 'shift',
  label: label('shift', '班次'),
  fields: {
    shift_id: column.id.required(),
    ...origin,
    ...place,
    ...person,
    ...span,
    present: column.flag.required(label('came', '到岗')),
    excused: column.flag.required(label('approved leave', '已批准请假')),
    late: column.duration.optional(label('late by', '迟到时长')),
  },
  key: ['shift_id'],
  subject: 'shift_id',
  anchors: ['start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions,
});

/** Forecast contacts of one queue for one span. */
export const forecast = entity({
  name: 'forecast',
  label: label('forecast', '预测'),
  fields: {
    forecast_id: column.id.required(),
    ...origin,
    ...place,
    ...span,
    queue: column.text.optional(label('Queue', '队列')),
    channel: column.text.required(),
    contacts: column.number.required(label('forecast contacts', '预测联络量')),
    aht: column.duration.optional(),
  },
  key: ['forecast_id'],
  subject: 'forecast_id',
  anchors: ['start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...placeDimensions, queue: 'queue', channel: 'channel' },
});

/** Paid time of one person by kind: work · break · training · meeting · leave · sick · absence · other. */
export const paidTime = entity({
  name: 'paid_time',
  label: label('paid time', '带薪工时'),
  fields: {
    paid_id: column.id.required(),
    ...origin,
    ...place,
    ...person,
    ...span,
    kind: column.text.required(label('kind', '类别')),
  },
  key: ['paid_id'],
  subject: 'paid_id',
  anchors: ['start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...dimensions, kind: 'kind' },
});

/** One employment of one person. `end_kind`: voluntary · involuntary · moved; `end_at` absent (far future) while it lasts. */
export const employment = entity({
  name: 'employment',
  label: label('employment', '在职'),
  fields: {
    employment_id: column.id.required(),
    ...origin,
    ...place,
    ...person,
    start_at: column.instant.required(label('start', '开始')),
    end_at: column.instant.optional(label('end', '结束')),
    end_kind: column.text.optional(label('kind of leaving', '离职类别')),
  },
  key: ['employment_id'],
  subject: 'employment_id',
  anchors: ['end_at', 'start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...dimensions, kind: 'end_kind' },
});

/** Operating cost of a span, by category. */
export const cost = entity({
  name: 'cost',
  label: label('cost', '成本'),
  fields: {
    cost_id: column.id.required(),
    ...origin,
    ...place,
    ...span,
    channel: column.text.optional(),
    category: column.text.optional(label('category', '成本类别')),
    amount: column.number.required(label('amount', '金额')),
  },
  key: ['cost_id'],
  subject: 'cost_id',
  anchors: ['start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...placeDimensions, channel: 'channel', kind: 'category' },
});

/** Hours in which a service is meant to run (`kind` service) and stretches in which it did not (`kind` outage). */
export const serviceTime = entity({
  name: 'service_time',
  label: label('service hours', '服务时间'),
  fields: {
    service_id: column.id.required(),
    ...origin,
    ...place,
    ...span,
    kind: column.text.required(label('kind', '类别')),
  },
  key: ['service_id'],
  subject: 'service_id',
  anchors: ['start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...placeDimensions, kind: 'kind' },
});
