import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLink } from '#src/ui/filter/CopyLink.tsx';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import type { Unit } from '#src/ui/number/unit.ts';
import type { PassportDrawerProps } from '#src/ui/page/module-web.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { invalid } from '#src/kernel/errors.ts';
import type { Part } from '../../contract/passport.ts';
import { kpisApi } from '../api.ts';
import { inLocale } from '../question/use-kpis.ts';
import { BehindRows } from './BehindRows.tsx';
import { PassportFacts } from './PassportFacts.tsx';
import { PassportDefinitions } from '../settings/PassportDefinitions.tsx';
import { PassportFormula } from './PassportFormula.tsx';
import { PassportPersonal } from './PassportPersonal.tsx';
import { PassportRows } from './PassportRows.tsx';
import { passportQuestion } from './passport-input.ts';
import { scopeWords } from './scope-words.ts';

/** Where a number comes from: formula, parameters, rows in and out, and the rows themselves down to the raw line. */
export function PassportDrawer({ request, onClose }: PassportDrawerProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const question = passportQuestion(request);
  const [part, setPart] = useState<Part | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['passport', question],
    queryFn: ({ signal }) => {
      if (question === null) throw invalid('damaged_link', 'The link to this number is incomplete');
      return kpisApi.passport(question, { signal });
    },
  });

  const title = data === undefined ? t('passport.copyTitle') : inLocale(data.title, locale);
  return (
    <DetailDrawer
      over={
        data === undefined
          ? t('passport.copyTitle')
          : t('passport.over', { range: scopeWords(data, question?.where, locale) })
      }
      title={
        <>
          {title} {data !== undefined && formatValue(data.value, data.unit as Unit, locale)}
          {data !== undefined && data.status !== 'final' && (
            <StateWord state={data.status === 'no_data' ? 'none' : 'provisional'} />
          )}
        </>
      }
      actions={<CopyLink />}
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <div className="yc-drawer-block">
          <Bone width="100%" height={92} />
          <div className="yc-drawer-pair" style={{ marginTop: 24 }}>
            <Bone width="100%" height={200} />
            <Bone width="100%" height={200} />
          </div>
        </div>
      )}
      {data !== undefined && question !== null && (
        <>
          <div className="yc-drawer-block">
            <PassportFormula passport={data} onPart={setPart} />
            <PassportDefinitions passport={data} />
          </div>
          <div className="yc-drawer-block yc-drawer-pair">
            <PassportFacts passport={data} />
            <PassportRows passport={data} onPart={setPart} />
          </div>
          <PassportPersonal passport={data} />
          <BehindRows
            question={question}
            part={part ?? (data.denominator === null ? 'numerator' : 'not_numerator')}
            parts={data.denominator === null ? ['numerator', 'left_out'] : ['numerator', 'not_numerator', 'left_out']}
            onPart={setPart}
            zone={data.zone}
          />
        </>
      )}
    </DetailDrawer>
  );
}
