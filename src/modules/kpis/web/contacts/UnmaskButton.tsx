import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { kpisApi } from '../api.ts';

/** Shows who the customer of one contact is, for a reason that is kept; until the page is left. */
export function UnmaskButton({ id }: { readonly id: string }) {
  const { t } = useTranslation('kpis');
  const queries = useQueryClient();
  const may = useMay('read:personal_data');
  const [reason, setReason] = useState('');
  const unmask = useMutation({
    mutationFn: () => kpisApi.unmask({ id, reason: reason.trim() }),
    onSuccess: (course) => queries.setQueryData(['contact', id], course),
  });
  if (!may) return null;
  return (
    <Popover
      trigger="click"
      content={
        <form
          className="yc-unmask"
          onSubmit={(event) => {
            event.preventDefault();
            unmask.mutate();
          }}
        >
          <Input
            value={reason}
            maxLength={500}
            placeholder={t('contacts.unmaskReason')}
            aria-label={t('contacts.unmaskReason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={reason.trim().length < 3} loading={unmask.isPending}>
            {t('contacts.unmaskGo')}
          </Button>
          {unmask.error !== null && <ErrorNotice error={unmask.error} />}
        </form>
      }
    >
      <Button>{t('contacts.unmask')}</Button>
    </Popover>
  );
}
