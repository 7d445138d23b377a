import { z } from 'zod';
import { route } from '#src/http/route.ts';
import {
  agreeInput,
  calibration,
  calibrationDrift,
  calibrationInput,
  calibrationLine,
  noteInput,
} from './calibration.ts';

const words = z.string().trim().min(1).max(4000);
const one = z.object({ id: z.string() });

/** Sessions in which several inspectors score the same contacts, blind, and then compare. */
export const calibrationContract = {
  calibrations: route('read:calibration')
    .route({ method: 'GET', path: '/quality/calibrations', summary: 'Calibration sessions, newest first' })
    .output(z.array(calibrationLine)),
  calibration: route('read:calibration')
    .route({
      method: 'GET',
      path: '/quality/calibrations/{id}',
      summary: 'One session; what was scored only once it is revealed',
    })
    .input(one)
    .output(calibration),
  planCalibration: route('change:calibration')
    .route({ method: 'POST', path: '/quality/calibrations', summary: 'Plan a session, or a planned one anew' })
    .input(calibrationInput)
    .output(calibration),
  dropCalibration: route('change:calibration')
    .route({ method: 'DELETE', path: '/quality/calibrations/{id}', summary: 'Drop a session that was only planned' })
    .input(one)
    .output(one),
  startCalibration: route('change:calibration')
    .route({ method: 'POST', path: '/quality/calibrations/{id}/start', summary: 'Lay the contacts on every desk' })
    .input(one)
    .output(calibration),
  revealCalibration: route('change:calibration')
    .route({
      method: 'POST',
      path: '/quality/calibrations/{id}/reveal',
      summary: 'End blind scoring; with ratings missing only for a reason',
    })
    .input(one.extend({ reason: words.optional() }))
    .output(calibration),
  noteCalibration: route('change:evaluation')
    .route({ method: 'POST', path: '/quality/calibrations/{id}/notes', summary: 'Say something in the discussion' })
    .input(noteInput)
    .output(calibration),
  agreeCalibration: route('change:calibration')
    .route({
      method: 'PUT',
      path: '/quality/calibrations/{id}/decisions',
      summary: 'Decide how an item is to be answered, and why',
    })
    .input(agreeInput)
    .output(calibration),
  closeCalibration: route('change:calibration')
    .route({
      method: 'POST',
      path: '/quality/calibrations/{id}/close',
      summary: 'Decisions go to the handbook, agreement to the facts',
    })
    .input(one.extend({ outcome: words }))
    .output(calibration),
  calibrationDrift: route('read:calibration')
    .route({
      method: 'GET',
      path: '/quality/calibration-drift',
      summary: 'Agreement and severity of every inspector, session by session',
    })
    .output(calibrationDrift),
};
