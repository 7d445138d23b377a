import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { wilson } from '#src/semantic/interval-estimate.ts';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { sampleSize } from '../../contract/statistics/sample-size.ts';
import { NumberField } from './NumberField.tsx';
import { calculatorsPage } from './scores.pages.ts';

/** How many to draw so that a share is known to ± so much. */
export function SampleSizeCalculator() {
  const { t } = useTranslation('scores');
  const locale = useLocale();
  const [{ population, margin = 5, confidence = 95, share = 50, table }, setSearch] = usePageSearch(calculatorsPage);
  const need = { population, margin: margin / 100, confidence: confidence / 100, share: share / 100 };
  return (
    <Card title={t('calc.size')} subtitle={t('calc.sizeHint')}>
      <div className="yc-calc">
        <div className="yc-calc-fields">
          <NumberField
            label={t('calc.population')}
            placeholder={t('calc.withoutEnd')}
            min={1}
            max={1e9}
            value={population}
            onChange={(next) => setSearch({ population: next })}
          />
          <NumberField
            label={t('calc.margin')}
            min={0.1}
            max={50}
            value={margin}
            onChange={(next) => setSearch({ margin: next })}
          />
          <NumberField
            label={t('calc.share')}
            min={1}
            max={99}
            value={share}
            onChange={(next) => setSearch({ share: next })}
          />
        </div>
        <Checkbox
          checked={table === 'yes'}
          onChange={({ target }) => setSearch({ table: target.checked ? 'yes' : undefined })}
        >
          {t('calc.table')}
        </Checkbox>
        <p className="yc-calc-answer" aria-live="polite">
          {formatValue(sampleSize(need, table === 'yes'), 'count', locale)}
        </p>
      </div>
    </Card>
  );
}

/** Between which shares the true one lies, given some out of some. */
export function IntervalCalculator() {
  const { t } = useTranslation('scores');
  const locale = useLocale();
  const [{ k = 18, n = 20, confidence = 95 }, setSearch] = usePageSearch(calculatorsPage);
  const found = k > n ? null : wilson(k, n, confidence / 100);
  const share = (value: number): string => formatValue(value, 'ratio', locale);
  return (
    <Card title={t('calc.interval')} subtitle={t('calc.intervalHint')}>
      <div className="yc-calc">
        <div className="yc-calc-fields">
          <NumberField
            label={t('calc.successes')}
            min={0}
            max={1e9}
            value={k}
            onChange={(next) => setSearch({ k: next === undefined ? undefined : Math.round(next) })}
          />
          <NumberField
            label={t('calc.trials')}
            min={1}
            max={1e9}
            value={n}
            onChange={(next) => setSearch({ n: next === undefined ? undefined : Math.round(next) })}
          />
        </div>
        {found === null ? (
          <p className="yc-calc-fault" role="alert">
            {t('calc.tooMany')}
          </p>
        ) : (
          <p className="yc-calc-answer" aria-live="polite">
            {share(k / n)}{' '}
            <small className="yc-quiet">{t('double.range', { low: share(found.low), high: share(found.high) })}</small>
          </p>
        )}
      </div>
    </Card>
  );
}
