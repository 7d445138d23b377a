import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { columnUses } from './column-use.ts';
import { mappingAnswer, mappingDraft, readyMapping } from './mapping.ts';
import { customerFound, retention, retentionDone, retentionInput } from './privacy.ts';

const label = z.object({ en: z.string(), zh: z.string() });

export const connectorBody = z.object({
  id: z.string(),
  title: label,
  description: label,
  fields: z.array(
    z.object({
      name: z.string(),
      label,
      kind: z.enum(['text', 'zone', 'file', 'mapping', 'choice']),
      required: z.boolean(),
      help: label.optional(),
      choices: z.array(z.string()).optional(),
    }),
  ),
  endings: z.array(z.string()),
});

/** What to import. `path` is a file of this machine (CLI) or one that was uploaded; companions likewise. */
export const importInput = z.object({
  connector: z.string().min(1),
  paths: z.array(z.string().min(1)).min(1),
  source: z.string().min(1).optional(),
  zone: z.string().optional(),
  agents: z.string().optional(),
  cdr: z.string().optional(),
  mapping: z.string().optional(),
  settings: z.record(z.string(), z.string()).default({}),
});
export type ImportInput = z.input<typeof importInput>;

export const importState = z.enum(['running', 'done', 'failed', 'cancelled']);

/** How far an import is. Counts are of raw records; `derived` of touched contacts. */
export const importProgress = z.object({
  id: z.string(),
  connector: z.string(),
  source: z.string(),
  file: z.string(),
  state: importState,
  phase: z.enum(['reading', 'deriving', 'sealing', 'finished']),
  bytes: z.number(),
  totalBytes: z.number(),
  lines: z.number(),
  added: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  /** Raw record at the end of the file that is not complete yet. */
  pending: z.number(),
  contacts: z.number(),
  secondsLeft: z.number().nullable(),
  /** Batch the records are booked under, once it is open. */
  batch: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
});
export type ImportProgress = z.infer<typeof importProgress>;

export const deadLetter = z.object({
  id: z.string(),
  batch: z.string(),
  source: z.string(),
  file: z.string(),
  line: z.number(),
  field: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
  remedy: z.string(),
  raw: z.string(),
});

export const batchBody = z.object({
  id: z.string(),
  source: z.string(),
  connector: z.string(),
  file: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  state: z.string(),
  lines: z.number(),
  added: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
});

export const sourceBody = z.object({
  source: z.string(),
  connector: z.string(),
  zone: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  lastCompleteDay: z.string().nullable(),
  batches: z.number(),
  events: z.number(),
  rejected: z.number(),
  lastImport: z.string().nullable(),
});

export const previewBody = z.object({
  /** Records looked at, and whether these were all of the file. */
  records: z.number(),
  complete: z.boolean(),
  /** What the first records become, in order. */
  events: z.array(
    z.object({
      line: z.number().nullable(),
      at: z.string(),
      what: z.string(),
      subject: z.string(),
      detail: z.record(z.string(), z.unknown()),
      raw: z.string().nullable(),
    }),
  ),
  /** Counts all; `rejected` lists the first thousand. */
  rejectedCount: z.number(),
  rejected: z.array(deadLetter.omit({ id: true, batch: true, source: true })),
  /** What a person should know or answer: unknown values to translate once, clamped durations. */
  notices: z.array(z.object({ line: z.number(), field: z.string().nullable(), code: z.string(), reason: z.string() })),
  /** Tables alone: header, first rows as they stand, questions to answer once in the mapping, and a guessed mapping. */
  table: z
    .object({
      columns: z.array(z.string()),
      sample: z.array(z.object({ line: z.number(), fields: z.record(z.string(), z.unknown()) })),
      mapped: z.number(),
      rejected: z.number(),
      questions: z.array(
        z.object({
          field: z.string(),
          column: z.string(),
          value: z.string(),
          choices: z.array(z.string()),
          count: z.number(),
          firstLine: z.number(),
        }),
      ),
      guess: z.string().nullable(),
      uses: columnUses,
      skip: z.number().int(),
    })
    .nullable(),
});
export type PreviewBody = z.infer<typeof previewBody>;

/**
 * Events and finished facts of any system. Items are checked one by one, so that good ones around a bad one are kept; the same
 * idempotency key again changes nothing and returns the first answer.
 */
export const eventsInput = z.looseObject({
  source: z.string().min(1),
  idempotencyKey: z.string().min(1).max(200).optional(),
});
export const eventsAnswer = z.object({
  accepted: z.number(),
  duplicate: z.number(),
  rejected: z.array(
    z.object({
      list: z.enum(['events', 'facts']),
      index: z.number(),
      field: z.string().nullable(),
      code: z.string(),
      reason: z.string(),
      remedy: z.string(),
    }),
  ),
  batch: z.string().nullable(),
});

/** A key of a system that delivers events; the key itself is shown once. */
export const eventKey = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

/** What an erasure found, and when: what older backups hold must be erased again after they are restored. */
export const erased = z.object({
  contacts: z.number().int(),
  facts: z.number().int(),
  events: z.number().int(),
  rejected: z.number().int(),
  uploads: z.number().int(),
  at: z.string(),
  note: z.string(),
});

const byId = z.object({ id: z.string() });

export const ingestionContract = {
  connectors: route('read:source')
    .route({ method: 'GET', path: '/connectors', summary: 'Kinds of sources that can be read' })
    .output(z.array(connectorBody)),
  sources: route('read:source')
    .route({ method: 'GET', path: '/sources', summary: 'Sources and what they cover' })
    .output(z.array(sourceBody)),
  batches: route('read:source')
    .route({ method: 'GET', path: '/batches', summary: 'Imports so far' })
    .output(z.array(batchBody)),
  preview: route('read:source')
    .route({ method: 'POST', path: '/preview', summary: 'First rows of a file as they would be read' })
    .input(importInput)
    .output(previewBody),
  mappings: route('read:source')
    .route({ method: 'GET', path: '/mappings', summary: 'Mappings that come with the program' })
    .output(z.array(readyMapping)),
  answerMapping: route('read:source')
    .route({ method: 'POST', path: '/mappings/answer', summary: 'Write what a value means into a mapping' })
    .input(mappingAnswer)
    .output(z.object({ mapping: z.string() })),
  draftMapping: route('read:source')
    .route({
      method: 'POST',
      path: '/mappings/draft',
      summary: 'The mapping of a contact list whose columns are named',
    })
    .input(mappingDraft)
    .output(z.object({ mapping: z.string() })),
  start: route('write:source')
    .route({ method: 'POST', path: '/imports', summary: 'Start an import' })
    .input(importInput)
    .output(z.array(importProgress)),
  progress: route('read:source')
    .route({ method: 'GET', path: '/imports/{id}', summary: 'How far an import is' })
    .input(byId)
    .output(importProgress),
  cancel: route('write:source')
    .route({ method: 'POST', path: '/imports/{id}/cancel', summary: 'Stop an import; what is acknowledged stays' })
    .input(byId)
    .output(importProgress),
  deadLetters: route('read:source')
    .route({ method: 'GET', path: '/dead-letters', summary: 'Raw records that could not be used' })
    .input(
      z.object({
        source: z.string().optional(),
        batch: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
        offset: z.coerce.number().int().min(0).default(0),
      }),
    )
    .output(z.object({ total: z.number(), rows: z.array(deadLetter) })),
  replayDeadLetters: route('write:source')
    .route({ method: 'POST', path: '/dead-letters/replay', summary: 'Try rejected records again' })
    .input(
      z.object({
        source: z.string(),
        mapping: z.string().optional(),
        settings: z.record(z.string(), z.string()).optional(),
      }),
    )
    .output(z.object({ accepted: z.number(), rejected: z.number() })),
  replay: route('write:source')
    .route({ method: 'POST', path: '/replay', summary: 'Derive all facts again from the raw events' })
    .output(z.object({ done: z.boolean() })),
  eraseCustomer: route('erase:customer')
    .route({ method: 'POST', path: '/customers/erase', summary: 'Take a customer out of everything kept' })
    .input(z.object({ customer: z.string().trim().min(2).max(200), reason: z.string().trim().min(1).max(500) }))
    .output(erased),
  findCustomer: route('erase:customer')
    .route({ method: 'POST', path: '/customers/find', summary: 'What is kept of a customer; changes nothing' })
    .input(z.object({ customer: z.string().trim().min(2).max(200) }))
    .output(customerFound),
  retention: route('read:retention')
    .route({ method: 'GET', path: '/retention', summary: 'How long each kind of data is kept, and what is due' })
    .output(z.array(retention)),
  saveRetention: route('change:retention')
    .route({ method: 'POST', path: '/retention', summary: 'Say how long a kind of data is kept' })
    .input(retentionInput)
    .output(z.array(retention)),
  applyRetention: route('change:retention')
    .route({ method: 'POST', path: '/retention/apply', summary: 'Give up now what is due; otherwise every night' })
    .output(retentionDone),
  keys: route('read:key')
    .route({ method: 'GET', path: '/keys', summary: 'Keys of systems that deliver events' })
    .output(z.array(eventKey)),
  createKey: route('change:key')
    .route({ method: 'POST', path: '/keys', summary: 'Make a key; it is shown this once' })
    .input(z.object({ name: z.string().trim().min(1).max(100), source: z.string().trim().min(1).max(200) }))
    .output(eventKey.extend({ key: z.string() })),
  revokeKey: route('change:key')
    .route({ method: 'POST', path: '/keys/{id}/revoke', summary: 'Make a key worthless' })
    .input(byId)
    .output(z.array(eventKey)),
  events: route('write:event')
    .route({ method: 'POST', path: '/events', summary: 'Append events of any system' })
    .input(eventsInput)
    .output(eventsAnswer),
};
