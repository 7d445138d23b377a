import type { Clock } from '#src/kernel/clock.ts';
import type { IngestProgress } from '../../contract/api.ts';
import type { BatchRow } from '../bookkeeping/entities.ts';
import type { Position } from './portion-reader.ts';

/** Reports where a batch stands; rate and remaining time count from the position this run began at. */
export function progressOf(
  begun: BatchRow,
  from: Position,
  total: number,
  clock: Clock,
  onProgress: (progress: IngestProgress) => void,
): (batch: BatchRow, phase: IngestProgress['phase']) => void {
  const start = clock.now();
  return (batch, phase) => {
    const seconds = Math.max(0.001, (clock.now() - start) / 1000);
    const rate = (batch.byte_offset - from.offset) / seconds;
    const left = total - batch.byte_offset;
    onProgress({
      batch: begun.batch_id,
      phase,
      bytes: batch.byte_offset,
      total,
      lines: batch.line,
      events: batch.events_new,
      duplicates: batch.events_duplicate,
      rejected: batch.rejected,
      rate,
      remaining: phase === 'reading' && rate > 0 ? Math.round((left / rate) * 1000) : null,
    });
  };
}
