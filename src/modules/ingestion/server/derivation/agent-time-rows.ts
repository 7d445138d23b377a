import { agentTime } from '#src/catalogue/entities/agent-time.ts';
import type { Segment } from './agent-sweep.ts';
import type { Stamp } from './context.ts';
import { FactTable } from './fact-table.ts';

/** Rows to make room for at first. */
const EXPECTED = 4096;

/** Writes the stretches of agents' time. */
export class AgentTimeRows {
  readonly table = new FactTable(agentTime, EXPECTED);
  private readonly to = {
    agent: this.table.text('agent'),
    team: this.table.text('team'),
    site: this.table.text('site'),
    project: this.table.text('project'),
    client: this.table.text('client'),
    start: this.table.number('start_at'),
    end: this.table.number('end_at'),
    signedIn: this.table.flag('signed_in'),
    pausedAny: this.table.flag('paused_any'),
    pausedAll: this.table.flag('paused_all'),
    ringing: this.table.flag('ringing'),
    handling: this.table.number('handling', 0),
    talking: this.table.number('talking', 0),
    conversations: this.table.number('conversations', 0),
    cap: this.table.number('cap'),
    activity: this.table.text('activity'),
    pauseReason: this.table.text('pause_reason'),
    planned: this.table.text('planned'),
    tracked: this.table.flag('tracked'),
    adherent: this.table.flag('adherent'),
  };

  /** One row: the part `[start, end)` of a stretch, in which the agent belonged to one place. */
  write(agent: string, stamp: Stamp, segment: Segment, start: number, end: number): void {
    const { to } = this;
    const row = this.table.length++;
    to.agent.set(row, agent);
    to.team.set(row, stamp.team);
    to.site.set(row, stamp.site);
    to.project.set(row, stamp.project);
    to.client.set(row, stamp.client);
    to.start.set(row, start);
    to.end.set(row, end);
    to.signedIn.set(row, segment.signedIn);
    to.pausedAny.set(row, segment.pausedAny);
    to.pausedAll.set(row, segment.pausedAll);
    to.ringing.set(row, segment.ringing);
    to.handling.set(row, segment.handling);
    to.talking.set(row, segment.talking);
    to.conversations.set(row, segment.conversations);
    to.cap.set(row, segment.cap ?? Number.NaN);
    to.activity.set(row, segment.activity);
    to.pauseReason.set(row, segment.pauseReason);
    to.planned.set(row, segment.planned);
    to.tracked.set(row, segment.tracked);
    to.adherent.set(row, segment.adherent);
  }
}
