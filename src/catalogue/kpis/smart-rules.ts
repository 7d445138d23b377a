import { and, type Expression } from '#src/semantic/expression.ts';
import { count, type Linear, sum } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { contact } from '../entities/contact.ts';
import { booking } from './leg-rules.ts';

/** Human sessions: text conversations a person took part in, booked to their end (kpi-catalogue §4). */
export const humanSessions = (p: ParameterValues, where?: Expression): Linear =>
  count(contact, where ? and(contact.is.human, where) : contact.is.human, booking(p, contact));

/** An amount summed over human sessions. */
export const overHumanSessions = (p: ParameterValues, value: Expression, where?: Expression): Linear =>
  sum(contact, value, where ? and(contact.is.human, where) : contact.is.human, booking(p, contact));
