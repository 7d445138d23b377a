import { label } from '#src/semantic/label.ts';
import { draft } from '../draft.ts';
import type { Connector, ConnectorInput, ConnectorOptions, MappedAt } from '../../../contract/connector.ts';
import { openBytes } from '../../reading/bytes.ts';
import { readDelimited } from '../../reading/delimited.ts';
import { readJson } from '../../reading/json-values.ts';
import { peekBytes } from '../../reading/peek-bytes.ts';
import { decodeText } from '../../reading/text.ts';
import { mapOne } from '../json-connector.ts';
import { keyedOnce } from '../keyed.ts';
import { localClock } from '../table/local-time.ts';
import { CDR_COLUMNS, mapCdrRow } from './cdr-csv.ts';
import { listRows, numbersOf } from './lists.ts';
import { mapFreeswitch, mapVariables, stateOf } from './map.ts';
import { xmlCdrs } from './xml-cdr.ts';

export const connector: Connector = {
  spec: {
    id: 'freeswitch-cdr',
    title: label('FreeSWITCH mod_callcenter', 'FreeSWITCH mod_callcenter'),
    description: label(
      'CDRs (CSV, JSON, XML) with the variables of mod_callcenter, its events as JSON, and agent lists.',
      '话单（CSV、JSON、XML，含 mod_callcenter 变量）、JSON 事件与坐席列表。',
    ),
    fields: [
      {
        name: 'agents',
        label: label('Agent list (callcenter_config agent list)', '坐席列表'),
        kind: 'file',
        required: false,
      },
      {
        name: 'queues',
        label: label('Queue list (callcenter_config queue list)', '队列列表'),
        kind: 'file',
        required: false,
      },
      { name: 'zone', label: label('Time zone of local times', '本地时间所在时区'), kind: 'zone', required: false },
    ],
    endings: ['.csv', '.json', '.jsonl', '.xml', '.txt', '.gz'],
  },
  async *read(input, options) {
    const { head, all } = await peekBytes(openBytes(input), 512);
    const first = Buffer.from(head)
      .toString('latin1')
      .replace(/^\xEF\xBB\xBF/, '')
      .trimStart();
    const text = decodeText(all, input.name);
    if (first.startsWith('{') || first.startsWith('[')) yield* fromJson(text, input, options);
    else if (first.startsWith('<')) yield* fromXml(text, input, options);
    else if (first.startsWith('name|')) yield* fromList(text, options);
    else yield* fromCsv(text, input, options);
  },
};

async function* fromJson(
  text: AsyncIterable<string>,
  input: ConnectorInput,
  options: ConnectorOptions,
): AsyncGenerator<MappedAt> {
  for await (const item of readJson(text, input.name)) {
    if ('rejection' in item) yield { ...item, line: item.rejection.line };
    else yield mapOne(item.record.value, options, { line: item.record.line, raw: item.record.raw }, mapFreeswitch);
  }
}

async function* fromXml(
  text: AsyncIterable<string>,
  input: ConnectorInput,
  options: ConnectorOptions,
): AsyncGenerator<MappedAt> {
  const alias = (name: string): string => options.aliases.get(name) ?? name;
  for await (const item of xmlCdrs(text, input.name)) {
    if ('rejection' in item) yield { ...item, line: item.rejection.line };
    else {
      const { line, raw, variables, caller } = item.record;
      yield mapOne(variables, options, { line, raw }, (_value, _options, origin) =>
        mapVariables(variables, caller, alias, origin),
      );
    }
  }
}

async function* fromCsv(
  text: AsyncIterable<string>,
  input: ConnectorInput,
  options: ConnectorOptions,
): AsyncGenerator<MappedAt> {
  const numbers = numbersOf(options.settings['agents'] ?? '', options.settings['queues'] ?? '', options.aliases);
  const toInstant = localClock(options.zone);
  for await (const item of readDelimited(text, input.name, { delimiter: ',', header: CDR_COLUMNS })) {
    if ('rejection' in item) yield { ...item, line: item.rejection.line };
    else if ('record' in item) {
      const { record } = item;
      yield mapOne(record, options, { line: record.line, raw: record.raw }, (_value, _options, origin) =>
        mapCdrRow(record, numbers, toInstant, origin),
      );
    }
  }
}

/** An agent list is a look at one moment: the state of each agent since its last change. A queue list holds settings only. */
async function* fromList(text: AsyncIterable<string>, options: ConnectorOptions): AsyncGenerator<MappedAt> {
  let whole = '';
  for await (const piece of text) whole += piece;
  for (const [index, row] of listRows(whole).entries()) {
    const line = index + 2;
    const since = Number(row['last_status_change'] ?? 0) * 1000;
    if (row['status'] === undefined)
      yield {
        line,
        events: [],
        notices: [{ line, field: null, code: 'not_used', reason: 'A queue list holds settings, no happenings' }],
      };
    else if (since > 0) {
      const agent = options.aliases.get(row['name'] ?? '') ?? row['name'] ?? '';
      const raw = Object.values(row).join('|');
      const change = draft('state_changed', since, agent, { state: stateOf(row['status']) });
      yield { line, events: keyedOnce([change], `status:${agent}:${since}:${row['status']}`, { line, raw }) };
    }
  }
}
