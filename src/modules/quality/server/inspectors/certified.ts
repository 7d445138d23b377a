import { AppError } from '#src/kernel/errors.ts';
import type { Certificate, GivenOut, PassedOver } from '../../contract/inspector.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { readForm, readForms } from '../form.store.ts';
import { listCertificates } from './certificates.ts';

/** Parts inspectors by whether they may score a form. Where nobody ever had a certificate of it, certificates are not in use and all may. */
export async function certifiedFor<T extends { readonly id: string; readonly name: string }>(
  form: string,
  inspectors: readonly T[],
  needs: QualityNeeds,
): Promise<{ fit: T[]; passedOver: PassedOver[] }> {
  const { channel } = await readForm(needs.records.db, form);
  return partBy(form, channel, inspectors, await listCertificates(needs));
}

/** The same for work of several forms: certificates are read once, whom each form passes over is kept with its name. */
export async function certifying(needs: QualityNeeds) {
  const [forms, certificates] = await Promise.all([readForms(needs.records.db), listCertificates(needs)]);
  const passedOver: GivenOut['passedOver'] = [];
  const asked = new Map<string, ReadonlySet<string>>();
  return {
    /** By form and inspector, as far as asked. */
    passedOver,
    /** Those of some inspectors, the same every time, who may score a form. */
    fit<T extends { readonly id: string; readonly name: string }>(form: string, inspectors: readonly T[]): T[] {
      const known = asked.get(form);
      if (known !== undefined) return inspectors.filter(({ id }) => known.has(id));
      const { name: formName = form, channel = '' } = forms.find(({ id }) => id === form) ?? {};
      const parted = partBy(form, channel, inspectors, certificates);
      asked.set(form, new Set(parted.fit.map(({ id }) => id)));
      passedOver.push(...parted.passedOver.map((one) => ({ ...one, formName })));
      return parted.fit;
    },
  };
}

/** Says who holds no certificate and why, and what to do. */
export const uncertified = (
  code: 'not_certified' | 'no_certified_inspector',
  passedOver: readonly (PassedOver & { readonly formName?: string })[],
  details: { readonly field: string; readonly remedy: string },
): AppError =>
  new AppError(
    'conflict',
    code,
    `No certificate holds: ${passedOver.map((one) => `${one.name}${one.formName === undefined ? '' : ` of "${one.formName}"`} (${reasonOf(one)})`).join(', ')}`,
    details,
  );

const REASONS = {
  agreement: 'agreement below the floor',
  skill: 'a skill is over or missing',
  expired: 'its term is over',
  withdrawn: 'withdrawn',
  never: 'never given',
} as const satisfies Readonly<Record<PassedOver['why'], string>>;

const reasonOf = ({ why, skill, low }: PassedOver): string =>
  [REASONS[why], ...(skill === null ? [] : [skill]), ...(low === null ? [] : [`lower bound ${low.toFixed(2)}`])].join(
    ', ',
  );

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
