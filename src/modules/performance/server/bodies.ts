import { type Actor, reaches } from '#src/http/actor.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Sheet, SheetSummary } from '../contract/sheet.ts';
import type { KeptMonth, KeptSheet } from './sheet.store.ts';
import { itemState, sheetState } from './states.ts';

/** What sheets are read with. */
export type Around = {
  readonly month: KeptMonth;
  readonly directory: Directory;
  readonly now: number;
};

export const placeOf = ({ agent, team, site }: KeptSheet) => ({ agent, team, site });

export function summaryOf(kept: KeptSheet, { month, directory, now }: Around): SheetSummary {
  const states = kept.figures.map(({ kpi }) => itemState(kept.steps, kpi));
  const state = sheetState(states);
  const { id, agent, team, version, closing, frozenAt } = kept;
  const count = (wanted: string): number => states.filter((s) => s === wanted).length;
  return {
    id,
    month: kept.month,
    agent,
    agentName: directory.nameOf('agent', agent),
    number: directory.agents.find((a) => a.id === agent)?.number ?? null,
    team,
    teamName: team === null ? null : directory.nameOf('team', team),
    version,
    closing,
    frozenAt,
    deadline: month.deadline,
    state,
    overdue: state !== 'confirmed' && now >= month.deadline,
    items: { all: states.length, confirmed: count('confirmed'), objected: count('objected') },
    lastAt: kept.steps.at(-1)?.at ?? null,
  };
}

/** A sheet item by item, and what the asker may do with it: sign off her own, answer those of others. */
export function sheetBody(kept: KeptSheet, around: Around, zone: string, actor: Actor): Sheet {
  const { items: _, ...summary } = summaryOf(kept, around);
  const own = actor.agent === kept.agent && actor.scopeOf('confirm:performance') !== null;
  return {
    ...summary,
    zone,
    items: kept.figures.map((figure) => ({
      ...figure,
      state: itemState(kept.steps, figure.kpi),
      steps: kept.steps.filter(({ kpi }) => kpi === figure.kpi),
    })),
    may: {
      confirm: own && summary.state !== 'confirmed',
      object: own && around.now < around.month.deadline,
      answer: actor.agent !== kept.agent && reaches(actor.scopeOf('answer:performance'), placeOf(kept)),
    },
  };
}
