import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { agreement, METHODS } from '../../contract/statistics/agreement.ts';
import { LEVELS } from '../../contract/statistics/ratings.ts';
import { readRatings } from './read-ratings.ts';
import { calculatorsPage } from './scores.pages.ts';

/** Contacts below which a calibration too says that agreement is not shown. */
const FEW = 10;
/** Four observers, twelve units, with gaps (Krippendorff 2011). */
const EXAMPLE = `1\t1\t\t1
2\t2\t3\t2
3\t3\t3\t3
3\t3\t3\t3
2\t2\t2\t2
1\t2\t3\t4
4\t4\t4\t4
1\t1\t2\t1
2\t2\t2\t2
\t5\t5\t5
\t\t1\t1
\t\t3\t`;

/** How far raters agree on what was pasted, by every coefficient at once. */
export function AgreementCalculator() {
  const { t } = useTranslation('scores');
  const [{ level = 'nominal', confidence = 95 }, setSearch] = usePageSearch(calculatorsPage);
  const [text, setText] = useState('');
  const read = useMemo(() => readRatings(text, level), [text, level]);
  const found = useMemo(() => {
    if (read === null || 'fault' in read) return null;
    const raters = read.ratings[0]?.length ?? 0;
    return METHODS.map((method) => ({
      method,
      // Cohen's is of two.
      is: method === 'cohen' && raters !== 2 ? null : agreement(read.ratings, method, level, confidence / 100),
    }));
  }, [read, level, confidence]);
  const number = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  const units = found?.find(({ method }) => method === 'percent')?.is?.units ?? 0;
  return (
    <Card
      title={t('calc.agreement')}
      subtitle={t('calc.agreementHint')}
      extra={
        <Button size="small" onClick={() => setText(EXAMPLE)}>
          {t('calc.example')}
        </Button>
      }
    >
      <div className="yc-calc">
        <Input.TextArea
          rows={8}
          value={text}
          placeholder={t('calc.paste')}
          aria-label={t('calc.ratings')}
          onChange={({ target }) => setText(target.value)}
        />
        <Segmented
          value={level}
          options={LEVELS.map((value) => ({ value, label: t(`calc.level.${value}`) }))}
          aria-label={t('calc.levelOf')}
          onChange={(next) => setSearch({ level: next === 'nominal' ? undefined : next })}
        />
        {read !== null && 'fault' in read && (
          <p className="yc-calc-fault" role="alert">
            {t(`calc.fault.${read.fault}`, read.fault === 'row_width' ? read : {})}
          </p>
        )}
        {found !== null && (
          <>
            <dl className="yc-score-facts" aria-live="polite">
              {found.map(({ method, is }) => (
                <div key={method}>
                  <dt>{t(`calc.method.${method}`)}</dt>
                  <dd>
                    {is === null ? '–' : number(is.value)}{' '}
                    <small className="yc-quiet">
                      {is === null
                        ? t('calc.twoOnly')
                        : t('double.range', { low: number(is.low), high: number(is.high) })}
                    </small>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="yc-quiet">
              {t('calc.units', { count: units })} {units > 0 && units < FEW && t('calc.few')}
            </p>
          </>
        )}
      </div>
    </Card>
  );
}
