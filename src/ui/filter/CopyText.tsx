import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon/Icon.tsx';

interface CopyTextProps {
  readonly text: string;
  readonly label: string;
}

/** Puts a text on the clipboard. */
export function CopyText({ text, label }: CopyTextProps) {
  const { t } = useTranslation('ui');
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t('filter.textCopied'));
    } catch {
      void message.warning(t('filter.textNotCopied'));
    }
  };
  return (
    <Button size="small" icon={<Icon name="link" size={14} />} onClick={() => void copy()}>
      {label}
    </Button>
  );
}
