import type { Judged } from '../contract/judged.ts';

/** Where value, its margin and the target lie to each other: band, dot and line. Words beside it say the same. */
export function TargetScale({ item }: { readonly item: Judged }) {
  const { value, low, high, target, verdict } = item;
  if (value === null || target === null) return null;
  const aims = target.kind === 'between' ? [target.low, target.high] : [target.value];
  const all = [value, low ?? value, high ?? value, ...aims];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = (most - least || Math.abs(most) || 1) * 0.35;
  const place = (v: number): string => `${((v - least + room) / (most - least + 2 * room)) * 100}%`;
  return (
    <span className="yc-judged-scale" aria-hidden="true">
      {low !== null && high !== null && (
        <i
          className="yc-judged-margin"
          style={{ insetInlineStart: place(low), insetInlineEnd: `calc(100% - ${place(high)})` }}
        />
      )}
      {aims.map((aim) => (
        <i key={aim} className="yc-judged-aim" style={{ insetInlineStart: place(aim) }} />
      ))}
      <i className={`yc-judged-dot yc-judged-${verdict}`} style={{ insetInlineStart: place(value) }} />
    </span>
  );
}
