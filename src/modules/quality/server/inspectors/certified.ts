import type { Certificate } from '../../contract/inspector.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { readForm } from '../form.store.ts';
import { listCertificates } from './certificates.ts';

/** Whom plans pass over, and why: `never` had no certificate of this form. */
export type PassedOver = {
  readonly id: string;
  readonly name: string;
  readonly why: NonNullable<Certificate['lapsed']>['why'] | 'never';
  readonly skill: NonNullable<Certificate['lapsed']>['skill'];
  readonly low: number | null;
};

/** Parts inspectors by whether they may score a form. Where nobody ever had a certificate of it, certificates are not in use and all may. */
export async function certifiedFor<T extends { readonly id: string; readonly name: string }>(
  form: string,
  inspectors: readonly T[],
  needs: QualityNeeds,
): Promise<{ fit: T[]; passedOver: PassedOver[] }> {
  const { channel } = await readForm(needs.records.db, form);
  return partBy(form, channel, inspectors, await listCertificates(needs));
}

/** The same of what is read already. */
export function partBy<T extends { readonly id: string; readonly name: string }>(
  form: string,
  channel: string,
  inspectors: readonly T[],
  all: readonly Pick<Certificate, 'inspector' | 'form' | 'channel' | 'lapsed'>[],
): { fit: T[]; passedOver: PassedOver[] } {
  const ofForm = all.filter((one) => one.form === form || (one.channel !== null && one.channel === channel));
  if (ofForm.length === 0) return { fit: [...inspectors], passedOver: [] };
  const fit: T[] = [];
  const passedOver: PassedOver[] = [];
  for (const inspector of inspectors) {
    const own = ofForm.filter((one) => one.inspector === inspector.id);
    // The newest first: it says why she has none now.
    const last = own[0]?.lapsed ?? null;
    if (own.some(({ lapsed }) => lapsed === null)) fit.push(inspector);
    else
      passedOver.push({
        id: inspector.id,
        name: inspector.name,
        why: last?.why ?? 'never',
        skill: last?.skill ?? null,
        low: last?.low ?? null,
      });
  }
  return { fit, passedOver };
}
