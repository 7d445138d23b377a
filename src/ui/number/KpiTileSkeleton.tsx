import { Bone } from '../layout/Bone.tsx';
import './tile.css';

/** A tile before its data: the same boxes in the same places, so nothing moves when the figures come. */
export function KpiTileSkeleton() {
  return (
    <div className="yc-tile" aria-busy="true">
      <div className="yc-tile-head">
        <Bone width="58%" height={14} />
      </div>
      <div className="yc-tile-value">
        <Bone width="42%" height={26} />
        <Bone width={58} height={20} />
      </div>
      <Bone width="100%" height={36} />
      <div className="yc-tile-foot">
        <Bone width="60%" height={11} />
        <Bone width={54} height={11} />
        <Bone width="70%" height={11} />
        <Bone width={66} height={11} />
      </div>
    </div>
  );
}
