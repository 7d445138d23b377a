import { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import type { ContactState, LegState } from './contact-state.ts';
import type { Dictionary } from './dictionary.ts';
import { FactTable } from './fact-table.ts';
import { entryId, mergedInto } from './queue-entry-rows.ts';
import { type Route, RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Writes agent legs of contacts. */
export class AgentLegRows {
  readonly table: FactTable<typeof agentLeg>;
  private readonly stamper: Stamper;
  private readonly cells;

  constructor(capacity: number, names: Dictionary, stamper: Stamper) {
    this.stamper = stamper;
    const table = new FactTable(agentLeg, capacity);
    this.table = table;
    this.cells = {
      stamps: new RowStamps(table, names),
      id: table.text('leg_id'),
      contact: table.text('contact_id'),
      entry: table.text('entry_id'),
      seq: table.number('seq'),
      kind: table.text('kind'),
      reservedAt: table.number('reserved_at'),
      connectedAt: table.number('connected_at'),
      endedAt: table.number('ended_at'),
      acwEndedAt: table.number('acw_ended_at'),
      ring: table.number('ring'),
      talk: table.number('talk'),
      hold: table.number('hold'),
      holds: table.number('holds'),
      acw: table.number('acw'),
      active: table.number('active'),
      consult: table.number('consult'),
      endKind: table.text('end_kind'),
    };
  }

  write(state: ContactState, route: Route): void {
    for (let l = 0; l < state.legCount; l++) this.writeLeg(state, state.legs[l] as LegState, l, route);
  }

  private writeLeg(state: ContactState, leg: LegState, n: number, route: Route): void {
    const to = this.cells;
    const row = this.table.length++;
    to.stamps.write(row, route, this.stamper.at(leg.connectedAt, leg.queue, leg.agent), leg.queue, leg.agent);
    to.id[row] = `${state.id}#l${n + 1}`;
    to.contact[row] = state.id;
    if (leg.entry >= 0) to.entry[row] = entryId(state.id, mergedInto(state, leg.entry));
    to.seq[row] = n + 1;
    to.kind[row] = leg.isConsult ? 'consult' : 'customer';
    to.reservedAt[row] = leg.reservedAt;
    to.connectedAt[row] = leg.connectedAt;
    to.endedAt[row] = leg.endedAt;
    to.acwEndedAt[row] = leg.acwEndedAt;
    to.ring[row] = leg.ring;
    // Talk between agents is never customer talk (E17).
    if (leg.isConsult) to.consult[row] = leg.talk;
    else to.talk[row] = leg.talk;
    to.hold[row] = leg.hold;
    to.holds[row] = leg.holds;
    to.acw[row] = leg.acw;
    to.active[row] = leg.active;
    if (leg.endKind !== null) to.endKind[row] = leg.endKind;
  }
}
