import { useTranslation } from 'react-i18next';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import type { Verdict } from '../contract/judged.ts';

const states = { met: 'on', missed: 'off', not_distinguishable: 'provisional', no_data: 'none' } as const;

/** How a figure stands to its target, in a word with its shape. */
export function VerdictWord({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation('performance');
  if (verdict === 'no_target') return <span className="yc-quiet">{t('verdict.no_target')}</span>;
  return (
    <StateWord look="plain" state={states[verdict]}>
      {t(`verdict.${verdict}`)}
    </StateWord>
  );
}
