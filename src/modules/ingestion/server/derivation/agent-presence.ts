import type { Announcement, AgentCarry, PauseSpan, SessionEnd, SessionSpan } from './agent-timeline.ts';
import type { NoteCode } from './context.ts';
import { PAUSED_AT_LOGIN } from './pause-category.ts';

/** What an agent event says, in causal order. */
export type PresenceEvent = {
  readonly at: number;
  readonly what:
    | 'signed_in'
    | 'signed_out'
    | 'paused'
    | 'unpaused'
    | 'state'
    | 'lasted'
    | 'alive'
    | 'restarted'
    | 'timed_out'
    | 'resumed';
  readonly queue: string | null;
  /** Pause reason, or the state of state-based sources (`available`, `offline`, a reason). */
  readonly reason: string | null;
  readonly until: number;
  readonly startsPaused: boolean;
  readonly announced: boolean;
};

export type Presence = {
  readonly sessions: SessionSpan[];
  readonly pauses: PauseSpan[];
  readonly announcements: Announcement[];
};

/** Walks an agent's own events and yields sign-ins and pauses as spans. Those still open at the end have no end. */
export class PresenceWalk {
  private readonly result: Presence = { sessions: [], pauses: [], announcements: [] };
  private readonly openSessions = new Map<string | null, SessionSpan>();
  private readonly openPauses = new Map<string | null, PauseSpan>();
  private lapsed: (string | null)[] = [];
  private readonly note: (code: NoteCode, at: number) => void;

  constructor(carry: AgentCarry, note: (code: NoteCode, at: number) => void) {
    this.note = note;
    for (const { queue, start } of carry.sessions) this.signIn(queue, start);
    for (const { queue, reason, start } of carry.pauses) this.pause(queue, reason, start);
  }

  take(event: PresenceEvent): void {
    const { at, queue, reason } = event;
    switch (event.what) {
      case 'signed_in':
        this.lapsed = [];
        this.signIn(queue, at);
        if (event.startsPaused) this.pause(queue, reason ?? PAUSED_AT_LOGIN, at);
        return;
      case 'signed_out':
        return this.signOut(queue, at, 'sign_out');
      case 'paused':
        if (event.announced) this.result.announcements.push({ reason, at });
        else this.pause(queue, reason, at);
        return;
      case 'unpaused':
        if (!event.announced) this.unpause(queue, at);
        return;
      case 'state':
        return this.changeState(reason, at);
      case 'lasted':
        return this.last(event);
      case 'restarted':
        return this.endAll(at, 'removed');
      case 'timed_out':
        this.lapsed = [...this.openSessions.keys()];
        if (this.lapsed.length > 0) this.note('session_timed_out', at);
        return this.endAll(at, 'timed_out');
      case 'resumed':
        for (const lapsed of this.lapsed) this.signIn(lapsed, at);
        this.lapsed = [];
        return;
      case 'alive':
        return;
    }
  }

  finish(): Presence {
    return this.result;
  }

  private signIn(queue: string | null, at: number): void {
    if (this.openSessions.has(queue)) return;
    const session: SessionSpan = { queue, start: at, end: Number.NaN, endKind: 'open' };
    this.openSessions.set(queue, session);
    this.result.sessions.push(session);
  }

  /** Signing out of a queue ends the pause in it silently; signing out without a queue leaves all of them. */
  private signOut(queue: string | null, at: number, how: SessionEnd): void {
    if (queue === null) return this.endAll(at, how);
    const session = this.openSessions.get(queue);
    if (!session) this.note('sign_out_without_sign_in', at);
    else this.endSession(session, at, how);
    this.endPause(queue, at);
  }

  private endAll(at: number, how: SessionEnd): void {
    for (const session of this.openSessions.values()) this.endSession(session, at, how);
    for (const queue of this.openPauses.keys()) this.endPause(queue, at);
  }

  private endSession(session: SessionSpan, at: number, how: SessionEnd): void {
    session.end = at;
    session.endKind = how;
    this.openSessions.delete(session.queue);
  }

  /**
   * A second pause with another reason ends the first; the same reason again changes nothing. Where nobody signed in, nobody
   * pauses: of members whose sign-in no log shows (static ones) the time in pause says nothing without the time at work.
   */
  private pause(queue: string | null, reason: string | null, at: number): void {
    if (queue === null ? this.openSessions.size === 0 : !(this.openSessions.has(queue) || this.openSessions.has(null)))
      return;
    const open = this.openPauses.get(queue);
    if (open && open.reason === reason) return;
    if (open) this.endPause(queue, at);
    const span: PauseSpan = { queue, reason, start: at, end: Number.NaN };
    this.openPauses.set(queue, span);
    this.result.pauses.push(span);
  }

  private unpause(queue: string | null, at: number): void {
    if (queue !== null) return this.endPause(queue, at);
    for (const open of this.openPauses.keys()) this.endPause(open, at);
  }

  private endPause(queue: string | null, at: number): void {
    const pause = this.openPauses.get(queue);
    if (!pause) return;
    pause.end = at;
    this.openPauses.delete(queue);
  }

  /** Sources with one state: any state but offline is a sign-in, any state but available a pause. */
  private changeState(state: string | null, at: number): void {
    if (state === 'offline') return this.endAll(at, 'sign_out');
    if (this.openSessions.size === 0) this.signIn(null, at);
    this.lapsed = [];
    if (state === 'available') this.unpause(null, at);
    else this.pause(null, state, at);
  }

  /** A stretch with a known end. Stretches that touch are one sign-in. */
  private last({ at, until, queue, reason: state }: PresenceEvent): void {
    if (state === 'offline' || until <= at) return;
    const { sessions, pauses } = this.result;
    const previous = sessions.findLast(
      (s) => s.queue === queue && !Number.isNaN(s.end) && s.end >= at && s.endKind === 'sign_out',
    );
    if (previous && !this.openSessions.has(queue)) previous.end = Math.max(previous.end, until);
    else if (!this.openSessions.has(queue)) sessions.push({ queue, start: at, end: until, endKind: 'sign_out' });
    if (state === 'available') return;
    const before = pauses.findLast((p) => p.queue === queue && p.reason === state && p.end === at);
    if (before) before.end = until;
    else pauses.push({ queue, reason: state, start: at, end: until });
  }
}
