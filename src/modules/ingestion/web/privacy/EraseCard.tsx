import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { ingestionApi } from '../api.ts';

/** A customer is looked for by the whole number or name, then taken out of everything, for a reason that is kept. */
export function EraseCard() {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const queries = useQueryClient();
  const may = useMay('erase:customer');
  const [customer, setCustomer] = useState('');
  const [reason, setReason] = useState('');
  const find = useMutation({ mutationFn: (whom: string) => ingestionApi.findCustomer({ customer: whom }) });
  const erase = useMutation({
    mutationFn: (whom: string) => ingestionApi.eraseCustomer({ customer: whom, reason: reason.trim() }),
    onSuccess: () => {
      setCustomer('');
      setReason('');
      find.reset();
      return queries.invalidateQueries();
    },
  });
  const whom = find.variables;
  const found = find.data;
  const nothing =
    found !== undefined && found.facts + found.events + found.rejected + found.uploads + found.contacts === 0;
  return (
    <Card title={t('privacy.erase')} subtitle={t('privacy.eraseHint')}>
      <form
        className="yc-privacy-acts"
        onSubmit={(event) => {
          event.preventDefault();
          erase.reset();
          find.mutate(customer.trim());
        }}
      >
        <Input
          value={customer}
          disabled={!may}
          maxLength={200}
          autoComplete="off"
          placeholder={t('privacy.customer')}
          aria-label={t('privacy.customer')}
          onChange={({ target }) => setCustomer(target.value)}
        />
        <Button htmlType="submit" disabled={!may || customer.trim().length < 2} loading={find.isPending}>
          {t('privacy.find')}
        </Button>
      </form>
      {find.error !== null && <ErrorNotice error={find.error} />}
      {nothing && <p role="status">{t('privacy.nothing')}</p>}
      {found !== undefined && !nothing && whom !== undefined && (
        <>
          <FactList
            items={[
              { key: 'contacts', label: t('privacy.found.contacts'), value: found.contacts },
              ...found.kinds.map(({ entity, label, rows }) => ({
                key: entity,
                label: t('privacy.found.facts', { kind: locale === 'en' ? label.en : label.zh }),
                value: rows,
              })),
              { key: 'events', label: t('privacy.found.events'), value: found.events },
              { key: 'rejected', label: t('privacy.found.rejected'), value: found.rejected },
              { key: 'uploads', label: t('privacy.found.uploads'), value: found.uploads },
            ]}
          />
          <p className="yc-quiet">{t('privacy.eraseWhat')}</p>
          <div className="yc-privacy-acts">
            <Input
              value={reason}
              maxLength={500}
              placeholder={t('privacy.reason')}
              aria-label={t('privacy.reason')}
              onChange={({ target }) => setReason(target.value)}
            />
            <Popconfirm
              title={t('privacy.eraseSure')}
              okText={t('privacy.eraseGo')}
              cancelText={t('privacy.cancel')}
              onConfirm={() => erase.mutate(whom)}
            >
              <Button danger type="primary" disabled={reason.trim() === ''} loading={erase.isPending}>
                {t('privacy.eraseGo')}
              </Button>
            </Popconfirm>
          </div>
        </>
      )}
      {erase.error !== null && <ErrorNotice error={erase.error} />}
      {erase.data !== undefined && (
        <Alert
          type="success"
          showIcon
          title={t('privacy.erased', { contacts: erase.data.contacts, events: erase.data.events })}
          description={t('privacy.backups', { at: erase.data.at.slice(0, 16).replace('T', ' ') })}
        />
      )}
    </Card>
  );
}
