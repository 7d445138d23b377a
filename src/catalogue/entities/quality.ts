import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { and, or } from '#src/semantic/expression.ts';
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

const common = {
  ...origin,
  ...place,
  ...person,
  ...route,
  contact_id: column.text.optional(label('contact', '联络')),
  ...exclusion,
};
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
    /** The inspector's name and, of inspectors of this house, her user. */
    inspector: column.text.optional(label('inspector', '质检员')),
    inspector_id: column.text.optional(),
    /** Who judged: qa · team · client · rule · third_party; absent: the QA department. Sources are never pooled. */
    qa_source: column.text.optional(label('source of the evaluation', '质检来源')),
    form: column.text.optional(),
    /** random · targeted · full · calibration. Only random samples estimate the score; a calibration’s say how far inspectors agree. */
    sample: column.text.required(label('kind of sample', '抽检类型')),
    /** Score of this evaluation, 0–100. */
    score: column.number.optional(label('score', '得分')),
    customer_score: column.number.optional(label('customer-feeling sub-score', '“客户感受”分项得分')),
    business_score: column.number.optional(label('business-requirement sub-score', '“业务要求”分项得分')),
    passed: column.flag.optional(label('passed', '合格')),
    critical_customer: column.flag.required(label('critical error (customer)', '致命差错（客户）')),
    critical_business: column.flag.required(label('critical error (business)', '致命差错（业务）')),
    critical_compliance: column.flag.required(label('critical error (compliance)', '致命差错（合规）')),
    /** Verdicts of the second grader in a calibration: items compared and items that agree. */
    calibrated_items: column.count.optional(label('items compared', '比较的评分项')),
    agreed_items: column.count.optional(label('items agreed', '一致的评分项')),
    appealed: column.flag.required(),
    overturned: column.flag.required(),
    coaching_due_at: column.instant.optional(label('coaching due', '辅导时限')),
    coached_at: column.instant.optional(label('coached', '辅导时间')),
    /** Customer's own verdict on the same contact, 0–100, where one exists. */
    customer_verdict: column.number.optional(label('customer’s verdict', '客户评价')),
  },
  key: ['evaluation_id'],
  subject: 'evaluation_id',
  recordedHere: true,
  anchors: ['evaluated_at', 'contact_at'],
  dimensions: { ...dimensions, kind: 'sample' },
  terms: (at) => ({
    random: {
      label: label('random sample of the QA department', '质检部门随机抽检'),
      is: and(at.sample.is('random'), or(at.qa_source.isNull(), at.qa_source.is('qa'))),
    },
    /** Made of an agent's work; the others are made in a calibration, to compare those who score. */
    counted: { label: label('of an agent’s work', '针对坐席工作'), is: at.sample.isNot('calibration') },
    passed: { label: label('passed', '合格'), is: and(at.passed.known(), at.passed) },
    appealed: { label: label('appealed', '申诉'), is: at.appealed },
    overturned: { label: label('overturned', '改判'), is: at.overturned },
  }),
});
