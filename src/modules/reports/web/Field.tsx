import type { ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** A labelled control of a form in a drawer. */
export function Field({ label, hint, children }: FieldProps) {
  return (
    <label className="yc-report-field">
      <span>{label}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}
