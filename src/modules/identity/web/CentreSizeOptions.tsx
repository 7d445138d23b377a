import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip } from '#src/ui/layout/Chip.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { CENTRE_SIZES, type CentreSize } from '../contract/centre-size.ts';
import './identity.css';
import { useChooseCentreSize } from './use-centre-size.ts';

/** Two sizes side by side with what each means, and one button each; the one in force says so. */
export function CentreSizeOptions({ now }: { readonly now: CentreSize | null }) {
  const { t } = useTranslation('identity');
  const choose = useChooseCentreSize();
  return (
    <>
      <div className="yc-sizes">
        {CENTRE_SIZES.map((size) => (
          <section key={size} className="yc-size" aria-label={t(`size.${size}.title`)}>
            <h3>
              {t(`size.${size}.title`)} {size === now && <Chip>{t('size.now')}</Chip>}
            </h3>
            <ul>
              {(['people', 'pages', 'figures'] as const).map((line) => (
                <li key={line}>{t(`size.${size}.${line}`)}</li>
              ))}
            </ul>
            {size !== now && (
              <Button
                type={now === null && size === 'small' ? 'primary' : 'default'}
                loading={choose.isPending && choose.variables === size}
                disabled={choose.isPending}
                onClick={() => choose.mutate(size)}
              >
                {t(now === null ? `size.${size}.start` : `size.${size}.change`)}
              </Button>
            )}
          </section>
        ))}
      </div>
      {choose.error !== null && <ErrorNotice error={choose.error} />}
    </>
  );
}
