import { and, type Expression, not } from '#src/semantic/expression.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { contact } from '../entities/contact.ts';
import { turn } from '../entities/turn.ts';

export const RESPONSE_SETTINGS = ['reply_interval.count_first', 'response.hours'] as const;

/** Reply gap by calendar or business hours (E25). */
export const gapOf = (p: ParameterValues): Expression =>
  p.choice('response.hours') === 'business' ? turn.at.gap_business : turn.at.gap;

/** Turns that count: all, or those after the first. */
export const turns = (p: ParameterValues): Expression =>
  p.flag('reply_interval.count_first') ? gapOf(p).known() : and(gapOf(p).known(), not(turn.at.first));

export const firstResponseOf = (p: ParameterValues): Expression =>
  p.choice('response.hours') === 'business' ? contact.at.first_response_business : contact.at.first_response;

/** Text contacts a person answered. */
export const firstResponded = (p: ParameterValues): Expression => and(contact.is.text, firstResponseOf(p).known());
