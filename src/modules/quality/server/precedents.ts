import { isoLocal } from '#src/kernel/zone.ts';
import type { Precedent } from '../contract/evaluation.ts';
import { PRECEDENT_VERSIONS } from './appeal-rules.ts';
import { itemWords } from './bodies.ts';
import type { QualityNeeds } from './dependencies.ts';
import { type By, maySee } from './evaluate.ts';
import { readEvaluations } from './evaluation.store.ts';
import { readForm, readForms } from './form.store.ts';
import { blindTo } from './sampling/blind.ts';

/**
 * Decided appeals as precedents, newest first, while their form is at most two versions further; those whose reading the form's words now hold only
 * when asked for. Contacts are named to those who may see them.
 */
export async function precedentsOf(
  input: {
    readonly form?: string | undefined;
    readonly item?: string | undefined;
    readonly text?: string | undefined;
    readonly merged?: boolean;
  },
  { actor }: By,
  needs: QualityNeeds,
): Promise<Precedent[]> {
  const { records, kpis } = needs;
  const only = input.form === undefined ? {} : { form: (await readForm(records.db, input.form)).id };
  const [forms, merges, decided, { zone }, hidden] = await Promise.all([
    readForms(records.db),
    records.db.selectFrom('quality_precedent_merge').select(['appeal', 'version']).execute(),
    readEvaluations(records.db, { state: 'submitted', appealed: true, ...only }),
    kpis.coverage(),
    blindTo(actor, needs),
  ]);
  const newest = new Map(forms.map((form) => [form.id, form.versions.at(-1)?.version ?? 0]));
  const mergedIn = new Map(merges.map(({ appeal, version }) => [appeal, version]));
  const text = input.text?.trim().toLowerCase() ?? '';
  return decided
    .filter(
      (kept) => !hidden.evaluations.has(kept.id) && (newest.get(kept.form) ?? 0) - kept.version <= PRECEDENT_VERSIONS,
    )
    .flatMap((kept) =>
      kept.appeals.flatMap((appeal) => {
        const last = appeal.steps.at(-1);
        if (appeal.stage !== null || !last || (input.item !== undefined && appeal.item !== input.item)) return [];
        return [
          {
            at: last.at,
            appeal: appeal.id,
            item: appeal.item,
            itemWords: itemWords(kept.content, appeal.item),
            version: kept.version,
            outcome: appeal.state as Precedent['outcome'],
            reason: appeal.reason,
            words: last.words,
            decidedAt: isoLocal(zone, last.at),
            by: last.by_name,
            // How it was decided is everybody's; whose contact it was is not.
            contact: maySee(kept, actor) ? kept.contact : '',
            form: kept.form,
            formName: kept.formName,
            mergedIn: mergedIn.get(appeal.id) ?? null,
            until: kept.version + PRECEDENT_VERSIONS,
          },
        ];
      }),
    )
    .filter((one) => (input.merged === true || one.mergedIn === null) && saysOf(one).includes(text))
    .sort((a, b) => b.at - a.at)
    .map(({ at: _, ...body }) => body);
}

const saysOf = ({ itemWords: item, reason, words }: Pick<Precedent, 'itemWords' | 'reason' | 'words'>): string =>
  `${item}\n${reason}\n${words}`.toLowerCase();
