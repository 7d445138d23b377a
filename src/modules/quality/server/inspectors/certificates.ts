import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, SYSTEM } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { AGREEMENT_FLOOR, type Certificate, type CertificateInput } from '../../contract/inspector.ts';
import type { Db } from '#src/records/records.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsNamed } from './who-inspects.ts';
import { endOfDay } from '../end-of-day.ts';
import type { By } from '../evaluate.ts';
import { readForm, readForms } from '../form.store.ts';
import { agreementByInspector, type Agreements } from './agreement.ts';
import { readSkills } from './skills.ts';
import { fallenOn, type Lapse, lapseOf, missingSkills, type Shown } from './standing.ts';
import type { CertificateRow } from './tables.ts';

/** Every certificate ever given, the newest first. */
export async function readCertificates(db: Db): Promise<CertificateRow[]> {
  const rows = await db
    .selectFrom('quality_certificate')
    .selectAll()
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute();
  const number = (value: number | null): number | null => (value === null ? null : Number(value));
  return rows.map((row) => ({
    ...row,
    until_at: number(row.until_at),
    given_at: Number(row.given_at),
    lapsed_at: number(row.lapsed_at),
  }));
}

/**
 * Lets an inspector score a form or every form of a channel: she has shown what scoring needs, and where her agreement on it is known well enough its
 * lower bound holds. Throws `unknown_inspector`, `unknown_form`, `empty_range`, `skill_missing`, `agreement_low`, `certified_already`.
 */
export async function giveCertificate(
  input: CertificateInput,
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<string> {
  const { records, clock } = needs;
  const at = clock.now();
  const { zone } = await needs.kpis.coverage();
  const [inspector] = await inspectorsNamed([input.inspector], needs);
  if (input.form !== null) await readForm(records.db, input.form);
  const until = input.until === null ? null : endOfDay(input.until, zone, 'until');
  if (until !== null && until <= at)
    throw invalid('empty_range', 'It would be over already', { field: 'until', remedy: 'Give a day that lies ahead.' });
  const missing = missingSkills(shownBy(await readSkills(records.db), input.inspector), at);
  if (missing.length > 0)
    throw new AppError('conflict', 'skill_missing', `She has not shown: ${missing.join(', ')}`, {
      field: 'inspector',
      remedy: 'Keep the proof of these skills first.',
    });
  const forms = await readForms(records.db);
  const agreed = onFormsOf(input, forms, (await agreementByInspector(needs, at)).get(input.inspector) ?? []);
  const fallen = fallenOn(agreed);
  if (fallen !== null)
    throw new AppError(
      'conflict',
      'agreement_low',
      `Her agreement on "${forms.find(({ id }) => id === fallen.form)?.name}" may be as low as ${fallen.low.toFixed(2)}`,
      {
        field: 'inspector',
        remedy: `Calibrate with her until its lower bound is ${AGREEMENT_FLOOR} at least${input.form === null ? ', or give a certificate of other forms one by one' : ''}.`,
      },
    );
  const known = (await readCertificates(records.db)).find(
    (one) =>
      one.lapsed_at === null &&
      one.inspector === input.inspector &&
      one.form === input.form &&
      one.channel === input.channel,
  );
  if (known)
    throw new AppError('conflict', 'certified_already', 'She holds this certificate', {
      field: 'form',
      remedy: 'Withdraw it first to give it anew.',
    });
  const row: CertificateRow = {
    id: randomUUID(),
    inspector: input.inspector,
    inspector_name: inspector?.name ?? input.inspector,
    form: input.form,
    channel: input.channel,
    until_at: until,
    given_at: at,
    given_by: actor.name,
    lapsed_at: null,
    lapsed_why: null,
    lapsed_skill: null,
    lapsed_low: null,
    lapsed_form: null,
    lapsed_by: null,
    lapsed_words: '',
  };
  await records.db.transaction().execute(async (db) => {
    await db.insertInto('quality_certificate').values(row).execute();
    await recordAct(db, {
      actor,
      action: 'inspector_certificate.give',
      object: { kind: 'user', id: row.inspector, label: row.inspector_name },
      after: { ...input, agreement: agreed },
      from,
      at,
    });
  });
  return row.id;
}

/** Takes a certificate back. Throws `unknown_certificate`, `lapsed_already`. */
export async function withdrawCertificate(
  { id, reason }: { readonly id: string; readonly reason: string },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const row = (await readCertificates(needs.records.db)).find((one) => one.id === id);
  if (!row) throw new AppError('not_found', 'unknown_certificate', `There is no certificate "${id}"`, { field: 'id' });
  if (row.lapsed_at !== null)
    throw new AppError('conflict', 'lapsed_already', 'This certificate holds no more', { field: 'id' });
  await end(row, { why: 'withdrawn', skill: null, low: null, form: null }, { actor, from, words: reason }, needs);
}

/** Ends certificates (`known`: agreements as of now, where they are read already) whose term is over, whose skills are, or whose holder agrees too little with the others on a form of it. A lapsed one is given anew, never revived. */
export async function lapseDue(needs: QualityNeeds, known?: Agreements): Promise<void> {
  const { records, clock } = needs;
  const live = (await readCertificates(records.db)).filter(({ lapsed_at }) => lapsed_at === null);
  if (live.length === 0) return;
  const at = clock.now();
  const [skills, agreed, forms] = await Promise.all([
    readSkills(records.db),
    known ?? agreementByInspector(needs, at),
    readForms(records.db),
  ]);
  for (const row of live) {
    const held = shownBy(skills, row.inspector);
    const lapse = lapseOf({ until: row.until_at }, held, onFormsOf(row, forms, agreed.get(row.inspector) ?? []), at);
    if (lapse !== null) await end(row, lapse, { actor: SYSTEM, from: null, words: '' }, needs);
  }
}

async function end(
  row: CertificateRow,
  { why, skill, low, form }: Lapse,
  { actor, from, words }: { readonly actor: Actor; readonly from: string | null; readonly words: string },
  { records, clock }: QualityNeeds,
): Promise<void> {
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('quality_certificate')
      .set({
        lapsed_at: at,
        lapsed_why: why,
        lapsed_skill: skill,
        lapsed_low: low,
        lapsed_form: form,
        lapsed_by: actor.name,
        lapsed_words: words,
      })
      .where('id', '=', row.id)
      .where('lapsed_at', 'is', null)
      .executeTakeFirst();
    // Two who look at once end it once.
    if (numUpdatedRows === 0n) return;
    await recordAct(db, {
      actor,
      action: why === 'withdrawn' ? 'inspector_certificate.withdraw' : 'inspector_certificate.lapse',
      object: { kind: 'user', id: row.inspector, label: row.inspector_name },
      before: { form: row.form, channel: row.channel },
      after: { why, skill, low, form },
      reason: words === '' ? null : words,
      from,
      at,
    });
  });
}

/** Agreements on the forms a certificate is of. */
const onFormsOf = <T extends { readonly form: string }>(
  { form, channel }: { readonly form: string | null; readonly channel: string | null },
  forms: readonly { readonly id: string; readonly channel: string }[],
  agreed: readonly T[],
): T[] =>
  agreed.filter((one) =>
    form === null ? forms.some(({ id, channel: of }) => id === one.form && of === channel) : one.form === form,
  );

const shownBy = (skills: Awaited<ReturnType<typeof readSkills>>, inspector: string): Shown[] =>
  skills
    .filter((one) => one.inspector === inspector)
    .map(({ skill, from_at: from, until_at: until }) => ({ skill, from, until }));

/** Certificates as people read them, those that fell due ended first. */
export async function listCertificates(needs: QualityNeeds, known?: Agreements): Promise<Certificate[]> {
  await lapseDue(needs, known);
  const [{ zone }, rows, forms] = await Promise.all([
    needs.kpis.coverage(),
    readCertificates(needs.records.db),
    readForms(needs.records.db),
  ]);
  const names = new Map(forms.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    inspector: row.inspector,
    inspectorName: row.inspector_name,
    form: row.form,
    channel: row.channel,
    of: row.form === null ? (row.channel ?? '') : (names.get(row.form) ?? row.form),
    givenAt: isoLocal(zone, row.given_at),
    givenBy: row.given_by,
    until: row.until_at === null ? null : isoLocal(zone, row.until_at - 1).slice(0, 10),
    lapsed:
      row.lapsed_at === null
        ? null
        : {
            why: row.lapsed_why as NonNullable<Certificate['lapsed']>['why'],
            at: isoLocal(zone, row.lapsed_at),
            skill: row.lapsed_skill as NonNullable<Certificate['lapsed']>['skill'],
            low: row.lapsed_low,
            form: row.lapsed_form === null ? null : (names.get(row.lapsed_form) ?? row.lapsed_form),
            by: row.lapsed_by ?? '',
            words: row.lapsed_words,
          },
  }));
}
