import type { KpiState } from './kpi-state.ts';

const shapes: Readonly<Record<KpiState, React.ReactNode>> = {
  on: (
    <path
      d="M2.2 6.4 4.9 9 9.8 3.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  off: <path d="M1.5 2.5h9L6 10z" fill="currentColor" stroke="currentColor" strokeWidth="1" strokeLinejoin="round" />,
  watch: <path d="M6 1 11 6 6 11 1 6z" fill="currentColor" />,
  provisional: (
    <>
      <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.6a4.4 4.4 0 0 0 0 8.8z" fill="currentColor" />
    </>
  ),
  none: <path d="M2 6h8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

/** The shape that says the state without colour: ✓ ▼ ◆ ◐ –. */
export function StateShape({ state, size = 12 }: { readonly state: KpiState; readonly size?: number }) {
  return (
    <svg className={`yc-shape yc-shape-${state}`} viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
