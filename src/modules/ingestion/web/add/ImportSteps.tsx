import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';

interface ImportStepsProps {
  /** 0 the file, 1 its columns, 2 the numbers. */
  readonly at: 0 | 1 | 2;
}

/** Where one stands between a file and its figures. */
export function ImportSteps({ at }: ImportStepsProps) {
  const { t } = useTranslation('ingestion');
  return (
    <Steps
      className="yc-steps"
      size="small"
      responsive={false}
      current={at}
      items={(['file', 'columns', 'numbers'] as const).map((step) => ({ title: t(`step.${step}`) }))}
      aria-label={t('step.label')}
    />
  );
}
