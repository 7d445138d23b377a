import type { Connector, ConnectorOptions, ConnectorSpec, MappedAt, Notice } from '../../contract/connector.ts';
import type { CanonicalEvent } from '../../contract/event.ts';
import { openBytes } from '../reading/bytes.ts';
import { readJson } from '../reading/json-values.ts';
import { clip } from '../reading/record.ts';
import { decodeText } from '../reading/text.ts';
import type { DraftNotice } from './draft.ts';
import type { Origin } from './keyed.ts';

/** Why one record cannot be used; thrown inside a connector's `map.ts`. */
export class RecordFault {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
  constructor(field: string, code: string, reason: string, remedy: string) {
    this.field = field;
    this.code = code;
    this.reason = reason;
    this.remedy = remedy;
  }
}

export type MappedRecord = { readonly events: readonly CanonicalEvent[]; readonly notices?: readonly DraftNotice[] };
/** One JSON record → events. Pure: no clock, no state between records. */
export type MapRecord = (value: unknown, options: ConnectorOptions, origin: Origin) => MappedRecord;

/** A connector for JSON lines, arrays or single objects, whose every record is mapped on its own. */
export function jsonConnector(spec: ConnectorSpec, map: MapRecord): Connector {
  return {
    spec,
    async *read(input, options) {
      for await (const item of readJson(decodeText(openBytes(input), input.name), input.name)) {
        if ('rejection' in item) yield { ...item, line: item.rejection.line };
        else yield mapOne(item.record.value, options, { line: item.record.line, raw: item.record.raw }, map);
      }
    },
  };
}

/** Runs a record through `map`, turning its faults into rejections. */
export function mapOne(value: unknown, options: ConnectorOptions, origin: Origin, map: MapRecord): MappedAt {
  try {
    const { events, notices = [] } = map(value, options, origin);
    const { line } = origin;
    return {
      events,
      line,
      ...(notices.length > 0 && { notices: notices.map((notice): Notice => ({ line, ...notice })) }),
    };
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    const { field, code, reason, remedy } = error;
    return { line: origin.line, rejection: { line: origin.line, field, code, reason, remedy, raw: clip(origin.raw) } };
  }
}
