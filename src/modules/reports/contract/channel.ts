import { z } from 'zod';

export const channelKind = z.enum(['wecom', 'dingtalk', 'feishu', 'email', 'webhook']);

/** Of each secret only that it is there. */
export const channel = z.object({
  id: z.string(),
  kind: channelKind,
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.string()),
});
export type ChannelBody = z.infer<typeof channel>;

/** A secret left out stays as it is; `null` takes it away. What each kind needs is checked by the kind. */
export const channelInput = z.object({
  id: z.string().optional(),
  kind: channelKind,
  name: z.string().trim().min(1).max(100),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: z.record(z.string(), z.string().nullable()).default({}),
});
export type ChannelInput = z.input<typeof channelInput>;
