import { and, type Expression, when } from '#src/semantic/expression.ts';
import { count, type Linear, sum } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { contact } from '../entities/contact.ts';

/** Settings every handling KPI reads. */
export const HANDLE_SETTINGS = ['anchor.handle_kpis'] as const;

/** When handling counts: at its end, unless set to the answer (E8). */
export function booking(p: ParameterValues, of: typeof agentLeg | typeof contact): { readonly anchor: string } {
  if (p.choice('anchor.handle_kpis') === 'end') return { anchor: 'ended_at' };
  return { anchor: of === contact ? 'first_connected' : 'connected_at' };
}

/** Ended legs with a customer; consultations are nobody's handled contact (E17). */
export const handledLegs = (p: ParameterValues): Linear => count(agentLeg, agentLeg.is.handled, booking(p, agentLeg));

/** A duration summed over handled legs. */
export const legTotal = (p: ParameterValues, value: Expression): Linear =>
  sum(agentLeg, value, agentLeg.is.handled, booking(p, agentLeg));

/** Handled legs whose after-contact work is stated: none where the source holds no such thing. */
export const legsWithAcw = (p: ParameterValues): Linear =>
  count(agentLeg, and(agentLeg.is.handled, agentLeg.at.acw.known()), booking(p, agentLeg));

/** Contacts with at least one connected leg. */
export const handledContacts = (p: ParameterValues): Linear => count(contact, contact.is.handled, booking(p, contact));

/** Talk of a leg; of a text contact the time in this agent's open turns, where known. */
export const talkOrActive: Expression = when(agentLeg.at.active.known(), agentLeg.at.active, agentLeg.at.talk);

/** Talk by the agent's open turns where known, unless elapsed time is asked for (§3.4). */
export const talkOf = (p: ParameterValues): Expression =>
  p.choice('aht.text_time') === 'active' ? talkOrActive : agentLeg.at.talk;
