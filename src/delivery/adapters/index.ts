import type { ChannelKind, ChannelKindId } from '../channel-kind.ts';
import { dingtalk } from './dingtalk.ts';
import { email } from './email.ts';
import { feishu } from './feishu.ts';
import { webhook } from './webhook.ts';
import { wecom } from './wecom.ts';

/** Every kind of channel, by id. A kind reads only settings and secrets that its own schemas have passed. */
export const KINDS: Readonly<Record<ChannelKindId, ChannelKind>> = {
  wecom: wecom as ChannelKind,
  dingtalk: dingtalk as ChannelKind,
  feishu: feishu as ChannelKind,
  email: email as ChannelKind,
  webhook: webhook as ChannelKind,
};
