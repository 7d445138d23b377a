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

const common = {
  ...origin,
  ...place,
  ...person,
  ...route,
  contact_id: column.text.optional(label('contact', '联络')),
  ...exclusion,
};
const dimensions = { ...placeDimensions, ...personDimensions, ...routeDimensions } as const;

/** A survey invitation and, if given, its answer; booked to the agent of the last leg. Only the last answer of a contact is valid (E26). */
export const survey = entity({
  name: 'survey',
  label: label('survey', '满意度调查'),
  fields: {
    survey_id: column.id.required(),
    ...common,
    /** csat · nps · fcr. */
    kind: column.text.required(),
    sent_at: column.instant.required(),
    answered_at: column.instant.optional(),
    score: column.number.optional(label('Score', '评分')),
    /** Highest possible score (5, 10, …). */
    scale: column.number.optional(label('scale', '量表')),
    valid: column.flag.required(),
  },
  key: ['survey_id'],
  subject: 'survey_id',
  anchors: ['sent_at', 'answered_at'],
  dimensions: { ...dimensions, kind: 'kind' },
  terms: (at) => ({
    valid: { label: label('valid answer', '有效参评'), is: at.valid },
    csat: { label: label('satisfaction survey', '满意度调查'), is: at.kind.is('csat') },
    nps: { label: label('recommendation survey', '净推荐调查'), is: at.kind.is('nps') },
    fcr: { label: label('resolution survey', '解决情况调查'), is: at.kind.is('fcr') },
  }),
});

/** A registered complaint. `level`: ordinary · escalated · regulator. */
export const complaint = entity({
  name: 'complaint',
  label: label('complaint', '投诉'),
  fields: {
    complaint_id: column.id.required(),
    ...common,
    registered_at: column.instant.required(label('registered', '登记时间')),
    level: column.text.optional(label('level', '投诉级别')),
    responsible: column.flag.optional(label('found justified', '有责')),
    issue_group: column.text.optional(),
  },
  key: ['complaint_id'],
  subject: 'complaint_id',
  anchors: ['registered_at'],
  dimensions: { ...dimensions, severity: 'level' },
});

/** A ticket: opened → due → closed, with returns and re-openings. */
export const ticket = entity({
  name: 'ticket',
  label: label('ticket', '工单'),
  fields: {
    ticket_id: column.id.required(),
    ...common,
    opened_at: column.instant.required(),
    due_at: column.instant.optional(label('due', '办理时限')),
    closed_at: column.instant.optional(label('closed', '办结时间')),
    bounces: column.count.required(),
    reopens: column.count.required(),
    /** Checked by someone, and found wrong. */
    checked: column.flag.required(),
    wrong: column.flag.required(label('found wrong', '有差错')),
  },
  key: ['ticket_id'],
  subject: 'ticket_id',
  anchors: ['opened_at', 'due_at', 'closed_at'],
  dimensions,
  terms: (at) => ({
    closed: { label: label('closed', '办结'), is: at.closed_at.known() },
    bounced: { label: label('sent back', '退单'), is: at.bounces.above(0) },
    reopened: { label: label('re-opened', '重新打开'), is: at.reopens.above(0) },
    checked: { label: label('checked', '已检查'), is: at.checked },
  }),
});
