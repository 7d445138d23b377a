import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { FileDrop } from '#src/ui/file/FileDrop.tsx';
import { qualityApi } from './api.ts';
import { base64Of } from './base64-of.ts';
import { useAct } from './use-quality.ts';

/** Takes in evaluations Amazon Connect has exported, one after the other; says what became of each. */
export function ImportEvaluation() {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const take = useAct(async (files: readonly File[]) => {
    const done = [];
    for (const file of files)
      done.push({
        file: file.name,
        ...(await qualityApi.importEvaluation({ file: file.name, content: await base64Of(file) })),
      });
    return done;
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.importEvaluation')}</Button>
      <Drawer open={isOpen} size={520} title={t('act.importEvaluation')} onClose={() => setOpen(false)}>
        <div className="yc-form-import">
          <FileDrop title={t('imported.drop')} hint={t('imported.hint')} onFiles={(files) => take.mutate(files)} />
          {take.error !== null && <ErrorNotice error={take.error} />}
          <ul>
            {(take.data ?? []).map((one) => (
              <li key={one.id}>
                {t(one.isNew ? 'imported.new' : 'imported.known', {
                  file: one.file,
                  score: one.score === null ? '–' : formatValue(one.score, 'points', locale),
                })}
                {one.agent === null && <div className="yc-quiet">{t('imported.noAgent')}</div>}
              </li>
            ))}
          </ul>
        </div>
      </Drawer>
    </>
  );
}
