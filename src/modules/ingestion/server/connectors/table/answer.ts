import { isMap, parseDocument } from 'yaml';
import { invalid } from '#src/kernel/errors.ts';

/**
 * Writes the answer to a question into the mapping's text, which is thereby remembered: the value of the column now means
 * `meaning` (`null`: no value). Comments and order of the file stay.
 */
export function answerQuestion(
  mappingText: string,
  field: string,
  value: string,
  meaning: string | number | boolean | null,
): string {
  const document = parseDocument(mappingText);
  const rule: unknown = document.getIn(['fields', field]);
  if (typeof rule === 'string') document.setIn(['fields', field], document.createNode({ column: rule }));
  else if (!isMap(rule)) throw noSuchField(field);
  const at = document.hasIn(['fields', field, 'cases']) ? ['fields', field, 'otherwise'] : ['fields', field];
  const inner: unknown = document.getIn(at);
  if (typeof inner === 'string') document.setIn(at, document.createNode({ column: inner }));
  if (!document.hasIn([...at, 'translate'])) document.setIn([...at, 'translate'], document.createNode({}));
  document.setIn([...at, 'translate', value], meaning);
  return document.toString({ lineWidth: 0 });
}

function noSuchField(field: string): Error {
  return invalid('no_such_field', `The mapping has no field "${field}"`, {
    field,
    remedy: 'Answer a question the preview asked.',
  });
}
