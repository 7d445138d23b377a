import { draft, type Draft } from '../draft.ts';
import { instantAt, type JsonObject, numberAt, objectAt, required, textAt } from '../json-fields.ts';

/**
 * An evaluation form's output → one evaluation fact. The file does not say how the contact was chosen, so it counts as a targeted
 * sample, which never enters the estimated score (kpi-catalogue E31).
 */
export function evaluation(
  file: JsonObject,
  alias: (name: string) => string,
): { id: string; version: number; draft: Draft } {
  const metadata = required(objectAt(file, 'metadata'), 'metadata');
  const id = required(textAt(file, 'evaluationId'), 'evaluationId');
  const at = required(instantAt(metadata, 'evaluationSubmitTimestamp'), 'metadata.evaluationSubmitTimestamp');
  const agent = textAt(metadata, 'agentId');
  const row = {
    evaluation_id: id,
    contact_id: textAt(metadata, 'contactId'),
    agent: agent === null ? null : alias(agent),
    channel: 'unknown',
    evaluated_at: at,
    inspector: textAt(metadata, 'evaluator'),
    form: `${textAt(metadata, 'evaluationDefinitionTitle') ?? ''} v${numberAt(metadata, 'evaluationDefinitionVersion') ?? 1}`.trim(),
    sample: 'targeted',
    score: numberAt(objectAt(metadata, 'score'), 'percentage'),
    critical_customer: false,
    critical_business: false,
    critical_compliance: false,
    appealed: false,
    overturned: false,
  };
  return { id: `evaluation:${id}`, version: at, draft: draft('fact_recorded', at, id, { entity: 'evaluation', row }) };
}
