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
  recording: z.object({ bytes: z.number() }).nullable(),
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
