import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon/Icon.tsx';

/** Copies this address: all filters are in it, so a colleague sees the same. */
export function CopyLink() {
  const { t } = useTranslation('ui');
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      void message.success(t('filter.copied'));
    } catch {
      // Browsers refuse the clipboard on plain http from elsewhere.
      void message.warning(t('filter.notCopied'));
    }
  };
  return (
    <Button icon={<Icon name="link" size={14} />} onClick={() => void copy()}>
      {t('filter.copyLink')}
    </Button>
  );
}
