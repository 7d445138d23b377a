import './layout.css';

interface BoneProps {
  readonly width: number | string;
  readonly height: number;
}

/** One grey box of a skeleton. */
export function Bone({ width, height }: BoneProps) {
  return <span className="yc-bone" style={{ width, height }} aria-hidden="true" />;
}
