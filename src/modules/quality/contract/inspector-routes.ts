import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { periodInput } from './agreements.ts';
import {
  certificate,
  certificateInput,
  dutyRow,
  inspectorBoard,
  rotation,
  rotationInput,
  skillHeld,
  skillInput,
} from './inspector.ts';

const reason = z.string().trim().min(1).max(400);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** The profession: what inspectors can do, what they may score, how they work, and who does which duty when. */
export const inspectorContract = {
  inspectorBoard: route('read:inspector')
    .route({
      method: 'GET',
      path: '/quality/inspector-board',
      summary: 'Inspectors’ work and error, without a ranking',
    })
    .input(periodInput)
    .output(inspectorBoard),
  giveSkill: route('change:inspector')
    .route({ method: 'POST', path: '/quality/inspector-skills', summary: 'Keep that somebody has shown a skill' })
    .input(skillInput)
    .output(skillHeld),
  withdrawSkill: route('change:inspector')
    .route({ method: 'POST', path: '/quality/inspector-skills/{id}/withdraw', summary: 'Take a skill back' })
    .input(z.object({ id: z.string(), reason }))
    .output(z.object({ id: z.string() })),
  certificates: route('read:inspector')
    .route({ method: 'GET', path: '/quality/certificates', summary: 'Certificates, and why those lapsed that did' })
    .output(z.array(certificate)),
  giveCertificate: route('change:inspector')
    .route({ method: 'POST', path: '/quality/certificates', summary: 'Let an inspector score a form or a channel' })
    .input(certificateInput)
    .output(certificate),
  withdrawCertificate: route('change:inspector')
    .route({ method: 'POST', path: '/quality/certificates/{id}/withdraw', summary: 'Take a certificate back' })
    .input(z.object({ id: z.string(), reason }))
    .output(certificate),
  rotation: route('read:inspector')
    .route({ method: 'GET', path: '/quality/rotation', summary: 'Who does which duty in a month, and before' })
    .input(z.object({ month }))
    .output(rotation),
  proposeRotation: route('change:inspector')
    .route({ method: 'POST', path: '/quality/rotation/proposal', summary: 'Duties for a month; stores nothing' })
    .input(
      z.object({
        month,
        limit: z.number().int().min(1).max(24),
        /** How many are on process management. */
        process: z.number().int().min(0).max(50),
      }),
    )
    .output(z.array(dutyRow)),
  saveRotation: route('change:inspector')
    .route({ method: 'PUT', path: '/quality/rotation', summary: 'Keep who does which duty in a month' })
    .input(rotationInput)
    .output(rotation),
};
