import { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import type { ColumnMemory } from './column-memory.ts';
import type { ContactState, LegState } from './contact-state.ts';
import type { Dictionary } from './dictionary.ts';
import { FactTable } from './fact-table.ts';
import { entryId, mergedInto } from './queue-entry-rows.ts';
import type { ContactRoutes } from './contact-routes.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { PlainContacts } from './plain-contacts.ts';
import type { PlainRows } from './plain-rows.ts';
import { RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Writes agent legs of contacts. */
export class AgentLegRows {
  readonly table: FactTable<typeof agentLeg>;
  private readonly cells;

  constructor(expected: number, routes: ContactRoutes, names: Dictionary, stamper: Stamper, memory: ColumnMemory) {
    const table = new FactTable(agentLeg, expected, memory);
    this.table = table;
    this.cells = {
      stamps: new RowStamps(table, routes, names, stamper),
      entry: new GrowingNumbers(expected, memory),
      seq: table.number('seq'),
      kind: table.word('kind'),
      reservedAt: table.number('reserved_at'),
      connectedAt: table.number('connected_at'),
      endedAt: table.number('ended_at'),
      acwEndedAt: table.number('acw_ended_at'),
      ring: table.number('ring'),
      talk: table.number('talk'),
      hold: table.number('hold'),
      holds: table.number('holds', 0),
      acw: table.number('acw'),
      active: table.number('active'),
      consult: table.number('consult'),
      endKind: table.word('end_kind'),
    };
    const { cells } = this;
    const contactOf = (row: number) => routes.id(cells.stamps.contact.at(row));
    table.reckoned('leg_id', (row) => `${contactOf(row)}#l${cells.seq.cells?.[row] ?? 1}`);
    table.reckoned('entry_id', (row) =>
      cells.entry.at(row) < 0 ? null : entryId(contactOf(row), cells.entry.at(row)),
    );
  }

  write(state: ContactState, contact: number): void {
    for (let l = 0; l < state.legCount; l++) this.writeLeg(state, state.legs[l] as LegState, l, contact);
  }

  /** The one leg of each plain contact that has any. */
  writePlain(of: PlainContacts, { legs }: PlainRows): void {
    const to = this.cells;
    to.stamps.fill(legs, of.contact, of.connectedAt, of.queue, of.agent);
    to.entry.fillWith(legs, 0);
    to.seq.fillWith(legs, 1);
    to.kind.fillWith(legs, 'customer');
    to.reservedAt.fill(legs, of.reservedAt);
    to.connectedAt.fill(legs, of.connectedAt);
    to.endedAt.fill(legs, of.lastTouch);
    to.ring.fill(legs, of.ring);
    to.talk.fill(legs, of.talk);
    to.endKind.fill(legs, of.how, (how) => of.batch.words.text(how));
  }

  private writeLeg(state: ContactState, leg: LegState, n: number, contact: number): void {
    const to = this.cells;
    const row = this.table.length++;
    to.stamps.write(row, contact, leg.connectedAt, leg.queue, leg.agent);
    to.entry.set(row, leg.entry < 0 ? -1 : mergedInto(state, leg.entry));
    to.seq.set(row, n + 1);
    to.kind.set(row, leg.isConsult ? 'consult' : 'customer');
    to.reservedAt.set(row, leg.reservedAt);
    to.connectedAt.set(row, leg.connectedAt);
    to.endedAt.set(row, leg.endedAt);
    to.acwEndedAt.set(row, leg.acwEndedAt);
    to.ring.set(row, leg.ring);
    // Talk between agents is never customer talk (E17).
    if (leg.isConsult) to.consult.set(row, leg.talk);
    else to.talk.set(row, leg.talk);
    to.hold.set(row, leg.hold);
    to.holds.set(row, leg.holds);
    to.acw.set(row, leg.acw);
    to.active.set(row, leg.active);
    if (leg.endKind !== null) to.endKind.set(row, leg.endKind);
  }
}
