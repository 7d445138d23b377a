import { Alert, Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { FileDrop } from '#src/ui/file/FileDrop.tsx';
import { CHANNELS, type FormContent } from '../contract/form.ts';
import { qualityApi } from './api.ts';
import { base64Of } from './base64-of.ts';
import { FormView } from './FormView.tsx';
import { useAct, useForms, useSaveForm } from './use-quality.ts';

/** A form out of the list a centre keeps: what was read, what could not be, guesses to confirm, then the name and the save. */
export function FormImportDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('quality');
  const [content, setContent] = useState<FormContent>();
  const [name, setName] = useState('');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('voice');
  const read = useAct(async (file: File) => qualityApi.readForm({ file: file.name, content: await base64Of(file) }));
  const save = useSaveForm();
  const { data: forms } = useForms();
  const namesake = forms?.find((form) => form.name === name.trim());
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    read.mutate(file, {
      onSuccess: (found) => {
        setContent(found.content);
        setName(found.name.slice(0, 100));
      },
    });
  };
  const { data } = read;
  return (
    <Drawer
      open
      onClose={onClose}
      size={860}
      title={t('import.title')}
      footer={
        <div className="yc-desk-foot">
          <span />
          <Button
            type="primary"
            disabled={content === undefined || name.trim() === ''}
            loading={save.isPending}
            onClick={() =>
              content &&
              save.mutate(
                { ...(namesake === undefined ? {} : { id: namesake.id }), name, channel, content },
                { onSuccess: onClose },
              )
            }
          >
            {t('act.saveForm')}
          </Button>
        </div>
      }
    >
      <div className="yc-form-import">
        <FileDrop multiple={false} title={t('import.drop')} hint={t('import.hint')} onFiles={([file]) => take(file)} />
        {read.error !== null && <ErrorNotice error={read.error} />}
        {save.error !== null && <ErrorNotice error={save.error} />}
        {data !== undefined && content !== undefined && (
          <>
            {data.claimed !== null && data.claimed !== data.points && (
              <Alert type="warning" showIcon title={t('import.sum', { claimed: data.claimed, points: data.points })} />
            )}
            {data.rejections.length > 0 && (
              <Alert
                type="warning"
                showIcon
                title={t('import.rejected', { count: data.rejections.length })}
                description={data.rejections.map(({ cell, value, reason, remedy }) => (
                  <div key={cell}>
                    <b>{cell}</b> {value} {t(`rejection.${reason}`, { defaultValue: reason })}{' '}
                    {t(`rejection.${remedy}`, { defaultValue: remedy })}
                  </div>
                ))}
              />
            )}
            {data.guesses.length > 0 && <Alert type="info" showIcon title={t('import.guesses')} />}
            {namesake !== undefined && (
              <Alert
                type="info"
                showIcon
                title={t('import.namesake', { name: namesake.name, version: namesake.versions.length + 1 })}
              />
            )}
            <div className="yc-form-name">
              <Input
                value={name}
                maxLength={500}
                aria-label={t('column.form')}
                onChange={({ target }) => setName(target.value)}
              />
              <Select
                value={channel}
                aria-label={t('contact.channel')}
                options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
                onChange={setChannel}
              />
            </div>
            <FormView content={content} onChange={setContent} />
          </>
        )}
      </div>
    </Drawer>
  );
}
