import type { Columns } from '#src/analytics/columns.ts';
import { pause } from '#src/catalogue/entities/pause.ts';
import { queueSession } from '#src/catalogue/entities/queue-session.ts';
import { toColumns } from '#src/analytics/columns.ts';
import type { RowOf } from '#src/semantic/entity.ts';
import { union } from '#src/kernel/interval.ts';
import type { Segment } from './agent-sweep.ts';
import { AgentTimeRows } from './agent-time-rows.ts';
import type { Announcement, PauseSpan, SessionSpan } from './agent-timeline.ts';
import { endOr } from './agent-timeline.ts';
import type { DerivationContext } from './context.ts';
import { pauseCategory } from './pause-category.ts';

export type AgentTables = { readonly agent_time: Columns; readonly queue_session: Columns; readonly pause: Columns };

/** Collects the rows of agents: their many stretches of time column by column, the rest as plain objects. */
export class AgentRows {
  private readonly times = new AgentTimeRows();
  private readonly sessions: RowOf<typeof queueSession>[] = [];
  private readonly pauses: RowOf<typeof pause>[] = [];
  private readonly context: DerivationContext;

  constructor(context: DerivationContext) {
    this.context = context;
  }

  /** Cut also where the organisation changes: each stretch belongs to one team. */
  addTime(agent: string, segment: Segment): void {
    let { start } = segment;
    while (start < segment.end) {
      const stamp = this.context.stamp(start, null, agent);
      const end = Math.min(segment.end, Math.max(stamp.until, start + 1));
      this.times.write(agent, stamp, segment, start, end);
      start = end;
    }
  }

  /** A sign-in without a queue is time of the agent (`agent_time`), not a stay in a queue. */
  addSession(agent: string, session: SessionSpan): void {
    if (session.queue === null) return;
    const { start, end, queue, endKind } = session;
    this.sessions.push({
      ...this.origin(),
      ...this.place(start, queue, agent),
      session_id: this.id(agent, `${queue}@${start}`),
      agent,
      queue,
      start_at: start,
      end_at: Number.isNaN(end) ? null : end,
      end_kind: endKind,
    });
  }

  /**
   * Pauses in their scopes: `queue` as recorded; `agent` the union over queues of one reason, so that a pause announced in
   * three queues counts once; `announced` as said for all queues, without length.
   */
  addPauses(agent: string, pauses: readonly PauseSpan[], announcements: readonly Announcement[]): void {
    for (const { queue, reason, start, end } of pauses)
      if (queue !== null) this.addPause(agent, 'queue', queue, reason, start, end);
    const far = Number.MAX_SAFE_INTEGER;
    for (const [reason, spans] of Map.groupBy(pauses, (span) => span.reason)) {
      for (const { start, end } of union(spans.map((span) => ({ start: span.start, end: endOr(span.end, far) }))))
        this.addPause(agent, 'agent', null, reason, start, end === far ? Number.NaN : end);
    }
    for (const { reason, at } of announcements) this.addPause(agent, 'announced', null, reason, at, at);
  }

  finish(): AgentTables {
    return {
      agent_time: this.times.table.finish({ source: this.context.source, batch: this.context.batch }),
      queue_session: toColumns(this.sessions, Object.keys(queueSession.fields)),
      pause: toColumns(this.pauses, Object.keys(pause.fields)),
    };
  }

  private addPause(
    agent: string,
    scope: string,
    queue: string | null,
    reason: string | null,
    start: number,
    end: number,
  ): void {
    this.pauses.push({
      ...this.origin(),
      ...this.place(start, queue, agent),
      pause_id: this.id(agent, `${scope}:${queue ?? ''}:${reason ?? ''}@${start}`),
      agent,
      scope,
      queue,
      reason,
      category: pauseCategory(reason),
      start_at: start,
      end_at: Number.isNaN(end) ? null : end,
    });
  }

  private origin() {
    return { source: this.context.source, batch: this.context.batch, recorded: null };
  }

  private place(at: number, queue: string | null, agent: string) {
    const { site, project, client, team } = this.context.stamp(at, queue, agent);
    return { site, project, client, team };
  }

  private id(agent: string, what: string): string {
    return `${this.context.source}/${agent}/${what}`;
  }
}
