import { z } from 'zod';

/** What stands beside the form at the desk: what was written, the customer's other contacts, the recording. */
export const look = z.object({
  messages: z.array(
    z.object({
      /** From 1; evidence points to it. */
      number: z.number().int(),
      at: z.string(),
      sender: z.enum(['customer', 'agent', 'bot', 'system']),
      words: z.string(),
      automatic: z.boolean(),
    }),
  ),
  recording: z
    .object({
      bytes: z.number(),
      /**
       * The instant it begins at, and who says so: its name, the source that delivered the contact, the file itself; where nobody does, the first answer is
       * taken for it (`answer`). Null for a recording of a contact nobody answered.
       */
      begins: z.object({ at: z.string(), by: z.enum(['name', 'source', 'file', 'answer']) }).nullable(),
      /** What the name says after `@` where no instant can be read in it. */
      unread: z.string().nullable(),
      /** Holds in seconds from the beginning; before 0 or after the end where the recording does not cover them. */
      holds: z.array(z.object({ from: z.number(), to: z.number() })),
      /** Holds whose lengths the source told, but not when they were. */
      untold: z.number().int(),
    })
    .nullable(),
  history: z.array(
    z.object({
      contact: z.string(),
      at: z.string(),
      channel: z.string(),
      queueName: z.string().nullable(),
      agentName: z.string().nullable(),
      reason: z.string().nullable(),
      outcome: z.string(),
    }),
  ),
});
export type Look = z.output<typeof look>;
