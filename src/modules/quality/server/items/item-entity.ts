import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { answerKind } from './answer-kind.ts';

/**
 * One item of a finished evaluation, as the validity meter reads it: this module's own facts, made from its records and made again whenever those
 * change. What became of the contact afterwards stands on the row, so that a million evaluations are one pass without a join.
 */
export const evaluationItem = entity({
  name: 'evaluation_item',
  label: label('item of an evaluation', '评分项结果'),
  fields: {
    evaluation_id: column.id.required(),
    item: column.text.required(),
    source: column.text.required(),
    form: column.text.required(),
    version: column.count.required(),
    agent: column.text.optional(),
    team: column.text.optional(),
    contact_id: column.text.optional(),
    contact_at: column.instant.required(),
    inspector_id: column.text.optional(),
    sample: column.text.required(),
    qa_source: column.text.required(),
    /** Share of the item's points, 0–1; null where it did not apply. */
    share: column.number.optional(),
    /** Share of the points of all other graded items, 0–1. */
    rest: column.number.optional(),
    /** The item's part of the time the evaluation took. */
    seconds: column.number.optional(),
    /** Customer's own verdict 0–1; whether she came again about the same within a week; whether she complained; whether that was found justified. */
    verdict: column.number.optional(),
    repeated: column.flag.optional(),
    complained: column.flag.optional(),
    known_bad: column.flag.optional(),
    excluded: column.text.optional(),
    /** Number of its kind; null when the meter does not read it. */
    answer_kind: column.count.optional(),
  },
  key: ['evaluation_id', 'item'],
  subject: 'evaluation_id',
  anchors: ['contact_at'],
  dimensions: {},
});

/** Facts of this module that are nobody else's; the event store makes their tables. */
export const QUALITY_FACTS = { evaluation_item: evaluationItem, answer_kind: answerKind } as const;
