import { count, type Linear } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { complaint } from '../entities/feedback.ts';

/** Complaints that count: all, the escalated (a regulator's included), or those found justified. */
export function countedComplaints(p: ParameterValues): Linear {
  switch (p.choice('complaint.levels')) {
    case 'escalated':
      return count(complaint, complaint.at.level.in(['escalated', 'regulator']));
    case 'responsible':
      return count(complaint, complaint.at.responsible);
    default:
      return count(complaint);
  }
}
