import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { invalid } from '#src/kernel/errors.ts';
import { label } from '#src/semantic/label.ts';
import type { Connector, ConnectorInput } from '#src/modules/ingestion/contract/connector.ts';
import { SAMPLE_ZONE, type SampleOptions, sampleOptions } from '../contract/options.ts';
import { Centre } from './centre/centre.ts';

export const TWIN_CONNECTOR = 'twin';

/**
 * The twin as a source like any other: its file holds the options of a centre, its records are what that centre's systems would have
 * recorded. The same options yield the same events with the same keys, so that an interrupted import goes on where it stopped.
 */
export const twinConnector: Connector = {
  spec: {
    id: TWIN_CONNECTOR,
    title: label('Simulated centre', '仿真中心'),
    description: label(
      'A made-up centre: a JSON file with days, agents, seed and end becomes the events its systems would have recorded.',
      '虚构的中心：由 JSON 文件中的天数、人数、种子和截止时间，生成各系统本会记录的事件。',
    ),
    fields: [],
    endings: ['.twin.json'],
  },
  portionEvents: 60_000,
  zoneOf: () => SAMPLE_ZONE,
  async *read(input) {
    for (const record of new Centre(await optionsIn(input)).run()) {
      yield record;
      // A day of simulation holds the thread: whoever asks the server meanwhile is answered between two slices.
      if (record.line % BREATHER === 0) await new Promise((resume) => setImmediate(resume));
    }
  },
};

/** Records between two pauses for other work. */
const BREATHER = 500;

async function optionsIn(input: ConnectorInput): Promise<SampleOptions> {
  const given = 'path' in input ? createReadStream(input.path) : input.bytes;
  const parsed = sampleOptions.safeParse(json(await text(given), input.name));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid('bad_sample_options', `${input.name} describes no centre: ${issue?.message}`, {
    file: input.name,
    field: issue?.path.join('.') ?? '',
    remedy: 'Write {"days": 120, "agents": 90, "seed": 2026, "end": …} with the end in epoch milliseconds.',
  });
}

function json(written: string, file: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw invalid('bad_sample_options', `${file} is not JSON`, { file, remedy: 'Write one JSON object.' });
  }
}
