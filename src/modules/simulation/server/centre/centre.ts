import type { MappedAt } from '#src/modules/ingestion/contract/connector.ts';
import type { SampleOptions } from '../../contract/options.ts';
import { Recorder } from '../emission/recorder.ts';
import { Agenda } from '../floor/agenda.ts';
import { Desk } from '../floor/desk.ts';
import { streamKey } from '../random/stream.ts';
import type { TruthLog } from '../truth/truth-log.ts';
import { arrivalsOf, expectedFactor, shapeAt, surprise } from './demand.ts';
import { firstContacts, PROJECTS, QUEUES, TEAMS } from './layout.ts';
import { Life } from './life.ts';
import { Outbound } from './outbound.ts';
import { type Person, peopleOf } from './people.ts';
import { tellCosts, tellEmployment, tellForecast, tellServiceHours, tellShift } from './plan-facts.ts';
import { type Planting, PLANTINGS } from './plantings.ts';
import { shiftsOf } from './roster.ts';
import { ShiftRun } from './shift-run.ts';
import { dateOf, dayOf, startOfDay } from './time.ts';
import { firstVisit, reasonWeights } from './visit.ts';
import { volumesOf } from './volumes.ts';

/** Days ahead of the end for which the planner has a forecast and a roster is out. */
export const AHEAD = 14;

/** The sample centre, day by day. */
export class Centre {
  readonly people: readonly Person[];
  readonly firstDay: number;
  readonly lastDay: number;
  private readonly options: SampleOptions;
  private readonly plantings: readonly Planting[];
  private readonly truth: TruthLog | null;
  private readonly agenda = new Agenda();
  private readonly recorder: Recorder;
  private readonly desks = new Map<Person, Desk>();
  private readonly sitting = new Map<Desk, { person: Person; since: number }>();
  private readonly life: Life;
  private readonly outbound: Outbound;

  constructor(options: SampleOptions, truth: TruthLog | null = null, plantings: readonly Planting[] = PLANTINGS) {
    this.options = options;
    this.truth = truth;
    this.plantings = plantings;
    // An end at midnight is the end of the day before.
    this.lastDay = dayOf(options.end - 1);
    this.firstDay = this.lastDay - options.days + 1;
    this.people = peopleOf(options.seed, options.agents, this.firstDay, this.lastDay + AHEAD);
    this.recorder = new Recorder(startOfDay(this.firstDay), options.end);
    const { agenda, recorder, lastDay } = this;
    const at = (desk: Desk) => this.sitting.get(desk) as { person: Person; since: number };
    this.life = new Life({ agenda, recorder, lastDay, plantings, truth, at });
    this.outbound = new Outbound(options.seed, agenda, recorder, this.truth);
  }

  /** Runs the history, a day at a time; the records of each as they become known. */
  *run(): Generator<MappedAt> {
    const { options, agenda, recorder, firstDay, lastDay } = this;
    const volumes = this.volumes();
    if (!options.office) for (const person of this.people) tellEmployment(recorder, person, options.end);
    const shifts: ShiftRun<unknown>[] = [];
    for (let day = firstDay; day <= lastDay; day++) {
      this.begin(day, volumes, shifts);
      agenda.run(Math.min(startOfDay(day + 1), options.end));
      if (!options.office && dateOf(day + 1).endsWith('-01'))
        tellCosts(recorder, options.seed, dateOf(day).slice(0, 7), this.people);
      const done = (day - firstDay + 1) / options.days;
      for (const record of recorder.drain()) yield { ...record, done };
    }
    for (let day = lastDay + 1; day <= lastDay + AHEAD; day++) tellForecast(recorder, options.seed, day, volumes);
    for (const shift of shifts) shift.flush();
    this.life.leaveOpen();
    yield* recorder.drain();
  }

  private volumes(): number[] {
    const { firstDay, people } = this;
    // Five weeks show every place of the rosters' turn.
    const days = Array.from({ length: 35 }, (_, n) => firstDay + n);
    const there = people.filter((person) => person.hired <= firstDay).map((person) => ({ ...person, left: null }));
    return volumesOf(this.options.seed, there, days);
  }

  private begin(day: number, volumes: readonly number[], running: ShiftRun<unknown>[]): void {
    const { options, recorder } = this;
    tellForecast(recorder, options.seed, day, volumes);
    tellServiceHours(recorder, day);
    for (const queue of QUEUES.keys()) this.arrivals(day, queue, volumes[queue] ?? 0);
    for (const shift of shiftsOf(options.seed, this.people, day, this.plantings)) {
      tellShift(recorder, shift, !options.office);
      if (shift.attendance !== 'present') continue;
      const desk = this.deskOf(shift.person);
      const run = new ShiftRun(shift, desk, this.life.floor, this.agenda, recorder);
      running.push(run);
      run.begin(() => {
        this.sitting.set(desk, { person: shift.person, since: this.agenda.now });
        // Once the person is signed in.
        if (TEAMS[shift.person.team]?.outbound)
          this.agenda.at(this.agenda.now, () => this.outbound.work(desk, shift.person));
      });
    }
  }

  private deskOf(person: Person): Desk {
    const known = this.desks.get(person);
    if (known) return known;
    const queues = [...QUEUES.keys()].filter((queue) => QUEUES[queue]?.teams.includes(person.team));
    const desk = new Desk(person.name, queues, TEAMS[person.team]?.capacity ?? 1);
    this.desks.set(person, desk);
    this.life.floor.add(desk);
    return desk;
  }

  /** First contacts of a queue on a day: each reason has a stream of its own, so that one can grow without moving the others. */
  private arrivals(day: number, queue: number, volume: number): void {
    const { seed } = this.options;
    const project = QUEUES[queue]?.project ?? 0;
    const reasons = PROJECTS[project]?.reasons ?? [];
    const usually = reasons.reduce((sum, reason) => sum + reason.share, 0);
    const weights = reasonWeights(project, this.lastDay - day, this.plantings);
    const shock = surprise(seed, project, day);
    const level = volume * firstContacts(QUEUES[queue]?.channel ?? 'voice') * expectedFactor(project, day);
    for (const [r, reason] of reasons.entries()) {
      const key = streamKey(seed, 'arrivals', queue, reason.name, day);
      const share = (weights[r] ?? 0) / usually;
      const instants = arrivalsOf(key, day, (slot) => level * share * shapeAt(slot) * shock(slot));
      for (const [n, at] of instants.entries()) {
        const id = `${dateOf(day).replaceAll('-', '')}-${queue + 1}${String.fromCharCode(65 + r)}${n + 1}`;
        this.life.expect(firstVisit(streamKey(key, 'visit', n), id, queue, at, reason));
      }
    }
  }
}
