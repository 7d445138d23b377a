import { createHash } from 'node:crypto';
import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import { assertZone } from '#src/kernel/zone.ts';
import type { Acceptance } from '../../contract/api.ts';
import { newBatch } from '../bookkeeping/batches.ts';
import { ingestRequest, ingestSource } from '../bookkeeping/entities.ts';
import { EventBatch } from '../derivation/event-batch.ts';
import type { Derivation } from '../pipeline/derivation.ts';
import type { RawStore } from '../raw/raw-store.ts';
import { readDelivery } from './read-delivery.ts';

export type Accepting = { readonly raw: RawStore; readonly derivation: Derivation; readonly clock: Clock };

/** Name of the connector deliveries over HTTP are booked to. */
export const API_CONNECTOR = 'api';

/** Deliveries under way by key: the same one twice at once is one. */
const inFlight = new WeakMap<RawStore, Map<string, Promise<Acceptance>>>();

/** Takes events and finished facts; see `IngestionApi.acceptEvents`. */
export async function acceptEvents(on: Accepting, body: unknown, idempotencyKey: string | null): Promise<Acceptance> {
  const delivery = readDelivery(body, on.clock.now());
  assertZone(delivery.zone);
  if (idempotencyKey === null) return store(on, delivery, null);
  const id = JSON.stringify([delivery.source, idempotencyKey]);
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  const waiting = inFlight.get(on.raw) ?? new Map<string, Promise<Acceptance>>();
  inFlight.set(on.raw, waiting);
  while (waiting.has(id)) await waiting.get(id)?.catch(() => undefined);
  const earlier = await answered(on.raw, id, digest);
  if (earlier) return earlier;
  const answer = store(on, delivery, { id, digest });
  waiting.set(id, answer);
  return answer.finally(() => waiting.delete(id));
}

async function answered(raw: RawStore, id: string, digest: string): Promise<Acceptance | null> {
  const found = await raw.database.read('SELECT digest, response FROM ingest_request WHERE request_id = $1', [id]);
  if (found.length === 0) return null;
  if (found.columns['digest']?.[0] !== digest) {
    throw new AppError('conflict', 'idempotency_key_reused', 'This idempotency key came with another body before', {
      field: 'Idempotency-Key',
      remedy: 'Use a new key for a new delivery.',
    });
  }
  return JSON.parse(String(found.columns['response']?.[0])) as Acceptance;
}

async function store(
  on: Accepting,
  delivery: ReturnType<typeof readDelivery>,
  request: { readonly id: string; readonly digest: string } | null,
): Promise<Acceptance> {
  const { raw, clock } = on;
  const now = clock.now();
  const events = new EventBatch();
  for (const event of delivery.events) events.push(event);
  const begun = newBatch(
    raw.nextBatchId(),
    { source: delivery.source, connector: API_CONNECTOR, file: 'POST /api/events' },
    now,
  );
  const records = delivery.events.length + delivery.faults.length;
  const portion = { events, rejections: [], notices: [], offset: 0, line: 0, records };
  let answer: Acceptance = { accepted: 0, duplicate: 0, rejected: delivery.faults, batch: begun.batch_id };
  await raw.append(
    { ...begun, state: 'done', ended_at: now, rejected: delivery.faults.length },
    portion,
    now,
    async (writer, batch) => {
      answer = { ...answer, accepted: batch.events_new, duplicate: batch.events_duplicate };
      if (request) {
        const row = {
          request_id: request.id,
          digest: request.digest,
          response: JSON.stringify(answer),
          accepted_at: now,
        };
        await raw.putWith(writer, ingestRequest, [row]);
      }
      await raw.putWith(writer, ingestSource, await sourceRow(on, delivery, now));
    },
  );
  await on.derivation.derivePending();
  return answer;
}

/** A source that is first met here; one that files feed keeps its settings. */
async function sourceRow(on: Accepting, delivery: { source: string; zone: string }, now: number) {
  const known = await on.raw.database.read('SELECT 1 AS x FROM ingest_source WHERE source = $1', [delivery.source]);
  if (known.length > 0) return [];
  return [
    {
      source: delivery.source,
      connector: API_CONNECTOR,
      zone: delivery.zone,
      settings: '{}',
      aliases: '{}',
      updated_at: now,
    },
  ];
}
