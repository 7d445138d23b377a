import type { EventStore } from '#src/analytics/event-store.ts';
import { answerKind } from './answer-kind.ts';

/** A kind of answer as it is reckoned with: flags are 1 or 0; `null` where it is not known, or did not apply. */
export type KnownKind = {
  readonly item: string;
  readonly inspector: string;
  readonly isRandom: boolean;
  readonly share: number | null;
  readonly verdict: number | null;
  readonly repeated: number | null;
  readonly complained: number | null;
};

/** More than a form can have in years. */
const MOST = 10_000_000;

/** The kinds of a form's answers, by number. */
export async function answerKinds(store: Pick<EventStore, 'list'>, form: string): Promise<Map<number, KnownKind>> {
  const { length, columns } = await store.list({
    entity: answerKind,
    fields: Object.keys(answerKind.fields).filter((name) => name !== 'form'),
    where: answerKind.at.form.is(form).node,
    limit: MOST,
  });
  const number = (name: string, i: number): number | null => {
    const value = columns[name]?.[i];
    const found = value === null || value === undefined ? Number.NaN : Number(value);
    return Number.isNaN(found) ? null : found;
  };
  const kinds = new Map<number, KnownKind>();
  for (let i = 0; i < length; i++)
    kinds.set(Number(columns['kind']?.[i]), {
      item: String(columns['item']?.[i]),
      inspector: String(columns['inspector_id']?.[i]),
      isRandom: columns['sample']?.[i] === 'random',
      share: number('share', i),
      verdict: number('verdict', i),
      repeated: number('repeated', i),
      complained: number('complained', i),
    });
  return kinds;
}
