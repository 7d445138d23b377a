import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserInput } from '#src/modules/identity/contract/users.ts';
import { SAMPLE_ZONE, type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { lateCalls } from '#src/modules/simulation/server/office/late-calls.ts';
import { ingestCommand } from '../ingest-command.ts';
import { calibrateWork } from './sample-calibration.ts';
import { loadCostFiles, loadStaffFiles } from './sample-files.ts';
import { improveWork } from './sample-improvement.ts';
import { acceptRestatements, closeMonths, setUpReports, writeRules } from './sample-management.ts';
import type { CallAs } from './sample-people.ts';
import { judgeWork } from './sample-quality.ts';
import { recordWork } from './sample-recordings.ts';
import { agreeTargets } from './sample-targets.ts';

/** Before the history: who works there and when. The plan of each day, which systems record, is a later word than the roster. */
export const moveIn = loadStaffFiles;

type Step = {
  readonly name: string;
  /** `directory`: where the centre's data lie. */
  readonly work: (
    callAs: CallAs,
    options: SampleOptions,
    users: readonly UserInput[],
    directory: string,
  ) => Promise<void>;
};
type Report = (done: number, of: number, step: string) => void;

/** What is done once the history is there; each leaves alone what is there already, so that an interrupted start goes on. */
const FURNITURE: readonly Step[] = [
  { name: '成本表 cost tables', work: loadCostFiles },
  { name: '目标 targets', work: agreeTargets },
  { name: '预警规则 alert rules', work: writeRules },
  { name: '报表 reports', work: setUpReports },
];

/**
 * Judging a thousand contacts and closing months, which takes every number by every dimension, go on while people look around
 * already. What was judged must be there before its month is closed.
 */
const BOOKS: readonly Step[] = [
  { name: '质检 quality', work: judgeWork },
  { name: '校准 calibration', work: calibrateWork },
  { name: '整改 improvement', work: improveWork },
  { name: '录音 recordings', work: (callAs, options, _, directory) => recordWork(callAs, options, directory) },
  { name: '月结 closing', work: (callAs, options) => closeMonths(callAs, lateCalls(options)?.month) },
  { name: '迟到数据 late data', work: loadLateCalls },
  { name: '更正 restatement', work: acceptRestatements },
  { name: '月结 closings', work: (callAs) => closeMonths(callAs) },
];

/** Fills the sample centre with what its people have done: costs, targets, rules, reports. `report` is told before every step, and at the end. */
export const furnish = (given: Parameters<Step['work']>, report: Report) => take(FURNITURE, given, report);

/** Closes the months that are over; one of them is restated after late data. */
export const closeBooks = (given: Parameters<Step['work']>, report: Report) => take(BOOKS, given, report);

async function take(steps: readonly Step[], given: Parameters<Step['work']>, report: Report): Promise<void> {
  for (const [i, { name, work }] of steps.entries()) {
    report(i, steps.length, name);
    await work(...given);
  }
  report(steps.length, steps.length, '');
}

/** A file of calls the platform handed over after their month was closed. */
async function loadLateCalls(callAs: CallAs, options: SampleOptions): Promise<void> {
  const late = lateCalls(options);
  if (!late) return;
  const client = await callAs(null);
  const batches = await client.ingestion.batches({ limit: 200, offset: 0 });
  if (batches.some(({ file, state }) => file === late.file && state === 'done')) return;
  const mapping = (await client.ingestion.mappings()).find(({ name }) => name === 'contacts');
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-late-'));
  try {
    const paths = { calls: join(folder, late.file), mapping: join(folder, 'contacts.yaml') };
    writeFileSync(paths.calls, late.text);
    writeFileSync(paths.mapping, mapping?.text ?? '');
    const source = { source: 'pbx-late', zone: SAMPLE_ZONE, mapping: paths.mapping };
    await ingestCommand(client, 'table', [paths.calls], source, true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
