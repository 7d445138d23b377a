import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';

/** Reads the sample recording into a centre that has no data yet, with a progress bar; leaves every other centre alone. */
export async function loadSample(ingestion: IngestionApi, folder: string): Promise<void> {
  const path = join(folder, 'queue_log');
  if (!existsSync(path) || (await ingestion.listBatches({ limit: 1 })).length > 0) return;
  const bar = process.stdout.isTTY
    ? new SingleBar({ format: '  Loading the sample 加载示例数据 {bar} {percentage}% {lines} lines', hideCursor: true })
    : null;
  bar?.start(1, 0, { lines: 0 });
  try {
    const batch = await ingestion.ingestFile(
      {
        connector: 'asterisk-queue-log',
        path,
        source: 'sample-asterisk',
        zone: 'Europe/Berlin',
        agents: { name: 'agents.csv', text: readFileSync(join(folder, 'agents.csv'), 'utf8') },
      },
      (p) => {
        if (p.total) bar?.setTotal(p.total);
        bar?.update(p.bytes, { lines: p.lines });
      },
    );
    bar?.stop();
    process.stdout.write(
      `  Sample centre loaded 示例中心已加载: ${batch.new} events of a real Asterisk, 16 Nov 2026\n\n`,
    );
  } finally {
    bar?.stop();
  }
}
