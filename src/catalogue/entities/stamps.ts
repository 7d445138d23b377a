import { label } from '#src/semantic/label.ts';
import { column } from '#src/semantic/entity.ts';

/** Where a row came from: the source system and the import batch. */
export const origin = {
  source: column.text.required(),
  batch: column.text.optional(),
  /** True for facts that came finished (`fact_recorded`): a new derivation of the contact or agent leaves them alone. */
  recorded: column.flag.optional(),
};

/** The organisation as it was at the time of the event: history follows people as they were. */
export const place = {
  site: column.text.optional(label('Site', '职场')),
  project: column.text.optional(label('Project', '项目')),
  client: column.text.optional(label('Client', '委托方')),
};
export const placeDimensions = { site: 'site', project: 'project', client: 'client' } as const;

/** Who did it, and in which team that person was then. */
export const person = {
  agent: column.text.optional(label('Agent', '坐席')),
  team: column.text.optional(label('Team', '班组')),
};
export const personDimensions = { agent: 'agent', team: 'team' } as const;

/** What it was about and how it came. */
export const route = {
  queue: column.text.optional(label('Queue', '队列')),
  channel: column.text.required(label('Channel', '渠道')),
  direction: column.text.optional(label('Direction', '方向')),
  customer: column.text.optional(label('Customer', '客户')),
  reason: column.text.optional(label('Contact reason', '联络原因')),
  segment: column.text.optional(label('Customer segment', '客户分层')),
};
export const routeDimensions = {
  queue: 'queue',
  channel: 'channel',
  direction: 'direction',
  reason: 'reason',
  segment: 'segment',
} as const;

/** Why a row is left out of every KPI (test call, PHANTOM, …); absent for ordinary rows. */
export const exclusion = { excluded: column.text.optional(label('Left out because', '不计入原因')) };
