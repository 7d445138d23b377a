import type { Agenda } from '../floor/agenda.ts';
import type { Desk } from '../floor/desk.ts';
import type { Floor } from '../floor/floor.ts';
import { draft, type Draft, type Recorder } from '../emission/recorder.ts';
import { Stream, streamKey } from '../random/stream.ts';
import type { Segment, Shift } from './roster.ts';
import { MINUTE, SECOND } from './time.ts';

const REASONS: Readonly<Partial<Record<Segment['activity'], string>>> = {
  break: '小休',
  meal: '用餐',
  training: '培训',
  meeting: '班会',
};

/** One person's day at the desk as it really goes: later than planned, breaks that begin after the contact at hand and run over. */
export class ShiftRun<C> {
  private readonly shift: Shift;
  private readonly desk: Desk;
  private readonly floor: Floor<C>;
  private readonly agenda: Agenda;
  private readonly recorder: Recorder;
  private readonly draws: Stream;
  private readonly said: Draft[] = [];
  private isOut = false;

  constructor(shift: Shift, desk: Desk, floor: Floor<C>, agenda: Agenda, recorder: Recorder) {
    this.shift = shift;
    this.desk = desk;
    this.floor = floor;
    this.agenda = agenda;
    this.recorder = recorder;
    this.draws = new Stream(streamKey(shift.person.key, 'at the desk', shift.day));
  }

  /** Puts the day down; `onSignedIn` happens when the person is there. */
  begin(onSignedIn: () => void): void {
    const { shift, agenda, desk, floor } = this;
    const early = this.draws.between(0, 3 * MINUTE);
    const start = Math.round(shift.late > 0 ? shift.start + shift.late : shift.start - early);
    agenda.at(start, () => {
      this.say(draft('signed_in', start, desk.capacity > 1 ? { cap: desk.capacity } : {}));
      onSignedIn();
      floor.signIn(desk);
    });
    for (const segment of shift.segments) {
      if (segment.activity === 'work' || segment.end <= start) continue;
      agenda.at(Math.max(start + SECOND, segment.start), () => this.pause(segment));
    }
    agenda.at(shift.end, () => floor.pauseAfterwards(desk, () => this.leave()));
  }

  private pause(segment: Segment): void {
    if (this.isOut || this.desk.paused) return;
    this.floor.pauseAfterwards(this.desk, () => {
      const at = this.agenda.now;
      this.say(draft('paused', at, { reason: REASONS[segment.activity] ?? '其他' }));
      const over = this.draws.exponential(segment.activity === 'break' ? 70 * SECOND : 100 * SECOND) - 40 * SECOND;
      // Whoever starts a break late still takes most of it.
      const length = segment.end - segment.start;
      const until = Math.round(Math.max(segment.end, at + length * 0.8) + over);
      this.agenda.at(Math.max(at + MINUTE, until), () => this.back());
    });
  }

  private back(): void {
    if (this.isOut) return;
    this.say(draft('unpaused', this.agenda.now, {}));
    this.floor.resume(this.desk);
  }

  private leave(): void {
    if (this.isOut) return;
    this.isOut = true;
    this.desk.signedIn = false;
    this.say(draft('signed_out', this.agenda.now, {}));
    this.flush();
  }

  /** What was said so far, at the end of the day or of the history. */
  flush(): void {
    const { person, day } = this.shift;
    if (this.said.length > 0) this.recorder.tell(`shift/${person.number}/${day}`, person.name, this.said.splice(0));
  }

  private say(event: Draft): void {
    this.said.push(event);
  }
}
