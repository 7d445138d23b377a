import type { z } from 'zod';
import type { Sending } from './message.ts';

export const CHANNEL_KINDS = ['wecom', 'dingtalk', 'feishu', 'email', 'webhook'] as const;
export type ChannelKindId = (typeof CHANNEL_KINDS)[number];

/** One message to a vendor: a channel that cannot take everything at once sends several, each on its own. */
export type Part = 'card' | 'picture' | `file:${number}`;

/** Sizes and types, which is all that decides how a message is divided. */
export interface FileShape {
  readonly type: string;
  readonly size: number;
}

/** Where messages go. Settings may be shown again, secrets never. */
export interface ChannelKind<Settings extends object = object, Secrets extends object = object> {
  readonly id: ChannelKindId;
  readonly settings: z.ZodType<Settings>;
  readonly secrets: z.ZodType<Secrets>;
  /** Messages a minute that the vendor takes; `null` without limit. */
  readonly perMinute: number | null;
  /** Which messages it takes to say this. What cannot be sent as itself stands in the card as a link or a sentence. */
  parts(picture: FileShape | null, files: readonly FileShape[]): readonly Part[];
  /**
   * Sends one part. Throws `unavailable` or `rate_limited` (with `retryAfter`) for trouble that passes, another kind
   * for what the receiver refuses for good.
   */
  send(
    part: Part,
    sending: Sending,
    channel: { readonly settings: Settings; readonly secrets: Secrets },
    now: number,
  ): Promise<void>;
}
