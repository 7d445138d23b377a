import type { ChannelKindId } from './channel-kind.ts';

interface ChannelTable {
  id: string;
  kind: ChannelKindId;
  name: string;
  settings: unknown;
  /** Never leaves the server. */
  secrets: unknown;
  made_at: number;
  /** A removed channel stays for the sake of what was sent through it. */
  removed_at: number | null;
}

interface DeliveryTable {
  id: string;
  channel: string;
  message: unknown;
  /** What it was sent for (`report_run`, `alert`, …), and which. */
  cause_kind: string | null;
  cause_id: string | null;
  made_at: number;
}

interface DeliveryPartTable {
  delivery: string;
  part: string;
  /** The message in the outbox that carries it; its state is the state of the part. */
  outbox: string;
}

interface DeliveryFileTable {
  delivery: string;
  /** -1 is the picture. */
  position: number;
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Whoever has it may fetch the file until it expires. */
  token: string;
  expires_at: number;
}

declare module '#src/records/records.ts' {
  interface Tables {
    channel: ChannelTable;
    delivery: DeliveryTable;
    delivery_part: DeliveryPartTable;
    delivery_file: DeliveryFileTable;
  }
}
