/** One line of a message; every channel writes it in its own dialect. */
export type MessageLine =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | {
      readonly kind: 'figure';
      readonly label: string;
      readonly value: string;
      readonly note?: string;
      /** How the figure stands to its target; absent where there is none. */
      readonly state?: 'good' | 'bad';
    };

/** A picture or a document that goes with a message. */
export interface MessageFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What is to be said, in no vendor's words. */
export interface Message {
  readonly title: string;
  readonly lines: readonly MessageLine[];
  /** Where to read on; absolute. */
  readonly link?: { readonly label: string; readonly url: string };
  /** PNG or JPEG. */
  readonly picture?: MessageFile;
  readonly files?: readonly MessageFile[];
  /** Language of the words that a channel adds itself. */
  readonly language: 'zh-CN' | 'en';
}

/** A file of a stored message: its bytes, and the address under which people can fetch it, where there is one. */
export interface SentFile extends MessageFile {
  readonly url: string | null;
}

/** A message as it is sent: `id` is the same for every attempt. */
export interface Sending {
  readonly id: string;
  readonly message: Omit<Message, 'picture' | 'files'>;
  readonly picture: SentFile | null;
  readonly files: readonly SentFile[];
}
