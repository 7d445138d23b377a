import { invalid } from '#src/kernel/errors.ts';
import { label } from '#src/semantic/label.ts';
import type { Connector, ConnectorOptions, ConnectorSpec } from '../../../contract/connector.ts';
import { readTable } from '../../reading/table.ts';
import { compileMapping, type MapOptions, type MapRow } from './compile.ts';
import type { Mapping } from './mapping.ts';
import { parseMapping, type ParsedMapping } from './parse-mapping.ts';

const spec: ConnectorSpec = {
  id: 'table',
  title: label('Any table', '任意表格'),
  description: label(
    'CSV, JSON lines, XLSX or Parquet, read through a mapping: columns to fields, time zone, units, meanings of values.',
    'CSV、JSON、XLSX 或 Parquet，按映射文件读取：列与字段的对应、时区、单位、取值含义。',
  ),
  fields: [
    { name: 'mapping', label: label('Mapping file', '映射文件'), kind: 'mapping', required: true },
    { name: 'zone', label: label('Time zone of local times', '本地时间所在时区'), kind: 'zone', required: false },
  ],
  endings: ['.csv', '.tsv', '.txt', '.jsonl', '.json', '.xlsx', '.parquet', '.gz'],
};

/** Format options of a mapping as the reader takes them. */
export function formatOf(mapping: Mapping): NonNullable<Parameters<typeof readTable>[1]> {
  const format: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(mapping.format ?? {})) if (value !== undefined) format[name] = value;
  return format;
}

export function mappingOf(options: ConnectorOptions): ParsedMapping {
  const text = options.settings['mapping'];
  if (text) return parseMapping(text, options.settings['mapping_name'] ?? 'mapping');
  throw invalid('no_mapping', 'A table needs a mapping file', {
    field: 'mapping',
    remedy: 'Give --mapping FILE; ready ones are in examples/mappings.',
  });
}

export const connector: Connector = {
  spec,
  zoneOf: (options) => (options.settings['mapping'] ? (mappingOf(options).mapping.zone ?? null) : null),
  async *read(input, options) {
    const parsed = mappingOf(options);
    const mapOptions: MapOptions = {
      zone: options.zone,
      aliases: options.aliases,
      mappingName: options.settings['mapping_name'] ?? 'mapping',
      file: input.name,
    };
    let map: MapRow | null = null;
    for await (const item of readTable(input, formatOf(parsed.mapping))) {
      if (!('record' in item || 'rejection' in item)) {
        map = compileMapping(parsed, item, mapOptions);
        continue;
      }
      if ('rejection' in item) {
        yield { ...item, line: item.rejection.line };
        continue;
      }
      map ??= compileMapping(parsed, null, mapOptions);
      const mapped = map(item.record);
      if (mapped) yield { ...mapped, line: item.record.line };
    }
  },
};
