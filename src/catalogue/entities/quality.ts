import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { and } from '#src/semantic/expression.ts';
import {
  exclusion,
  origin,
  person,
  personDimensions,
  place,
  placeDimensions,
  route,
  routeDimensions,
} from './stamps.ts';

const common = { ...origin, ...place, ...person, ...route, contact_id: column.text.optional(), ...exclusion };
const dimensions = { ...placeDimensions, ...personDimensions, ...routeDimensions } as const;

/** One finished evaluation of a contact. Points are weighted; items that do not apply are in neither part (§3.9). */
export const evaluation = entity({
  name: 'evaluation',
  label: label('evaluation', '质检评分'),
  fields: {
    evaluation_id: column.id.required(),
    ...common,
    evaluated_at: column.instant.required(),
    contact_at: column.instant.optional(),
    inspector: column.text.optional(),
    form: column.text.optional(),
    /** random · targeted · full. Only random samples estimate the score. */
    sample: column.text.required(),
    /** Score of this evaluation, 0–100. */
    score: column.number.optional(),
    customer_score: column.number.optional(),
    business_score: column.number.optional(),
    passed: column.flag.optional(),
    critical_customer: column.flag.required(),
    critical_business: column.flag.required(),
    critical_compliance: column.flag.required(),
    /** Verdicts of the second grader in a calibration: items compared and items that agree. */
    calibrated_items: column.count.optional(),
    agreed_items: column.count.optional(),
    appealed: column.flag.required(),
    overturned: column.flag.required(),
    coaching_due_at: column.instant.optional(),
    coached_at: column.instant.optional(),
    /** Customer's own verdict on the same contact, 0–100, where one exists. */
    customer_verdict: column.number.optional(),
  },
  key: ['evaluation_id'],
  subject: 'evaluation_id',
  anchors: ['evaluated_at', 'contact_at'],
  dimensions: { ...dimensions, kind: 'sample' },
  terms: (at) => ({
    random: { label: label('random sample', '随机抽检'), is: at.sample.is('random') },
    passed: { label: label('passed', '合格'), is: and(at.passed.known(), at.passed) },
    appealed: { label: label('appealed', '申诉'), is: at.appealed },
    overturned: { label: label('overturned', '改判'), is: at.overturned },
  }),
});
