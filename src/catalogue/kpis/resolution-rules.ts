import { and, asOf, dataFrom, type Expression, field, not, or } from '#src/semantic/expression.ts';
import { label } from '#src/semantic/label.ts';
import { type Chain, count, type Linear } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { contact } from '../entities/contact.ts';

/** Settings all repeat-window KPIs read; the window itself is theirs. */
export const RESOLUTION_SETTINGS = [
  'fcr.lookback',
  'fcr.scope',
  'fcr.channels',
  'fcr.count_abandoned_repeats',
  'fcr.transfer_fails',
] as const;

const { at, is } = contact;
const previousEnd = field('previous_end');
const nextContact = field('next_contact');

/** Contacts the customer began, and our callbacks to such contacts; campaigns are another matter. */
const ofCustomer = or(is.inbound, at.callback_of.known());
/** What we do on our own account after a contact is no repeat of the customer's (kpi-catalogue §10). */
const byCustomer = and(is.inbound, at.callback_of.isNull());

function neighbours(p: ParameterValues): Chain {
  const repeat = p.flag('fcr.count_abandoned_repeats') ? byCustomer : and(byCustomer, is.handled);
  return {
    // Contacts without a reason share one group, so that without any reason codes every repeat counts.
    partition: [
      'customer',
      ...(p.choice('fcr.scope') === 'issue' ? ['issue_group'] : []),
      ...(p.choice('fcr.channels') === 'same' ? ['channel'] : []),
    ],
    order: 'first_touch',
    columns: [
      {
        name: 'previous_end',
        side: 'previous',
        of: 'ended_at',
        among: and(is.handled, ofCustomer).node,
        label: label('end of the previous handled contact', '上次处理结束'),
      },
      {
        name: 'next_contact',
        side: 'next',
        of: 'first_touch',
        among: repeat.node,
        label: label('next contact', '下次联络'),
      },
    ],
  };
}

/** A cohort's contacts: rows in it, matured or not, that met a repeat or not. */
export type Cohort = {
  readonly all: Linear;
  readonly matured: Linear;
  readonly resolved: Linear;
  readonly repeated: Linear;
  readonly pending: Linear;
};

/**
 * First contacts of a customer and issue that were handled and ended in the period (kpi-catalogue §3.3). Members younger than the
 * window are pending whatever has happened so far, or early repeats would count before early silence can (E4). Without data for the
 * whole look-back nobody can be called first (E5). Unknown customers are in no cohort.
 */
export function cohortOf(p: ParameterValues, window: Expression): Cohort {
  const lookback = p.duration('fcr.lookback');
  const first = or(previousEnd.isNull(), previousEnd.below(at.first_touch.minus(lookback)));
  const covered = at.first_touch.atLeast(dataFrom.plus(lookback));
  const cohort: Expression = and(is.handled, ofCustomer, at.customer.known(), first, covered);
  const matured = and(cohort, at.ended_at.plus(window).atMost(asOf));
  const repeat = and(nextContact.known(), nextContact.atMost(at.ended_at.plus(window)));
  const failed = p.flag('fcr.transfer_fails') ? or(repeat, is.transferred) : repeat;
  const rows = (where: Expression): Linear => count(contact, where, { anchor: 'ended_at', chain: neighbours(p) });
  return {
    all: rows(cohort),
    matured: rows(matured),
    resolved: rows(and(matured, not(failed))),
    repeated: rows(and(matured, repeat)),
    pending: rows(and(cohort, at.ended_at.plus(window).above(asOf))),
  };
}
