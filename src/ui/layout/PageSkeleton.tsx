import { useTranslation } from 'react-i18next';
import { KpiTileSkeleton } from '../number/KpiTileSkeleton.tsx';
import { Bone } from './Bone.tsx';
import './layout.css';

/** A page before its code or data: sentence, tiles, picture in their places. */
export function PageSkeleton() {
  const { t } = useTranslation('ui');
  return (
    <div className="yc-page" role="status" aria-label={t('page.loading')}>
      <div className="yc-page-head">
        <div className="yc-page-words">
          <h1>
            <Bone width="min(520px, 80%)" height={20} />
          </h1>
          <p>
            <Bone width="min(720px, 95%)" height={13} />
          </p>
        </div>
      </div>
      <div className="yc-tiles">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <KpiTileSkeleton key={key} />
        ))}
      </div>
      <div className="yc-card">
        <div className="yc-card-body">
          <Bone width="100%" height={280} />
        </div>
      </div>
    </div>
  );
}
