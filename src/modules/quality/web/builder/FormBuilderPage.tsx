import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { FormContent } from '../../contract/form.ts';
import { STARTERS } from '../../contract/starters/index.ts';
import { contentOf } from '../../contract/starters/starter.ts';
import '../quality.css';
import { builderPage, plansPage } from '../quality.pages.ts';
import { useForms } from '../use-quality.ts';
import { addSection } from './form-edit.ts';
import './builder.css';
import { FormBuilder } from './FormBuilder.tsx';

/** A form being built: a new version of one that stands, one out of a starter, or from nothing. */
export function FormBuilderPage() {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const navigate = useNavigate();
  const [{ form: id, starter: chosen }, setSearch] = usePageSearch(builderPage);
  const { data: forms, error, refetch } = useForms();
  const [blank] = useState((): FormContent => addSection({ sections: [], passMark: 80 }));
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (forms === undefined) return <Bone width="100%" height={480} />;
  const form = forms.find((one) => one.id === id);
  if (id !== undefined && form === undefined)
    return <EmptyState title={t('builder.unknown')} hint={t('builder.unknownHint')} />;
  const starter = STARTERS.find((one) => one.id === chosen);
  const begin = form?.versions.at(-1)?.content ?? (starter === undefined ? blank : contentOf(starter, locale));
  return (
    <FormBuilder
      key={`${id} ${chosen} ${form?.versions.length}`}
      form={form ?? null}
      begin={begin}
      name={form?.name ?? starter?.name[locale] ?? ''}
      channel={form?.channel ?? starter?.channel ?? 'any'}
      onStarter={form === undefined ? (next) => setSearch({ starter: next }) : null}
      starter={chosen}
      onSaved={(saved) =>
        void navigate({ to: plansPage.path as never, search: { tab: 'forms', form: saved } as never })
      }
    />
  );
}
