const CHANNELS: Readonly<Record<string, string>> = { VOICE: 'voice', CHAT: 'chat', TASK: 'task', EMAIL: 'email' };

/** Channel as the field calls it; an unknown one in small letters. */
export const channelOf = (channel: string | null): string | null =>
  channel === null ? null : (CHANNELS[channel.toUpperCase()] ?? channel.toLowerCase());

/** Who ended the contact, by Amazon's DisconnectReason; `null` where it is not given. */
export function endedBy(reason: string | null): 'customer' | 'agent' | 'system' | 'timeout' | 'transfer' | null {
  switch (reason) {
    case null:
      return null;
    case 'CUSTOMER_DISCONNECT':
      return 'customer';
    case 'AGENT_DISCONNECT':
    case 'AGENT_COMPLETED':
      return 'agent';
    case 'TRANSFERRED':
      return 'transfer';
    case 'EXPIRED':
    case 'IDLE_DISCONNECT':
      return 'timeout';
    default:
      return 'system';
  }
}
