import { useTranslation } from 'react-i18next';
import { Page } from '#src/ui/layout/Page.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { AgreementCalculator } from './AgreementCalculator.tsx';
import { NumberField } from './NumberField.tsx';
import './scores.css';
import { calculatorsPage } from './scores.pages.ts';
import { IntervalCalculator, SampleSizeCalculator } from './ShareCalculators.tsx';

/** The statistics of quality for figures of one's own; nothing is sent or kept. */
export function CalculatorsPage() {
  const { t } = useTranslation('scores');
  const [{ confidence = 95 }, setSearch] = usePageSearch(calculatorsPage);
  return (
    <Page
      sentence={t('calc.sentence')}
      cause={t('calc.cause')}
      question={
        <span className="yc-calc-fields yc-calc-confidence">
          <NumberField
            label={t('calc.confidence')}
            min={50}
            max={99.9}
            value={confidence}
            onChange={(next) => setSearch({ confidence: next })}
          />
        </span>
      }
    >
      <AgreementCalculator />
      <div className="yc-calc-pair">
        <SampleSizeCalculator />
        <IntervalCalculator />
      </div>
    </Page>
  );
}
