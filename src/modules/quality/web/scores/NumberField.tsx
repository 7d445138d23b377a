import { InputNumber } from 'antd';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly placeholder?: string;
  /** Undefined where it was emptied. */
  readonly onChange: (value: number | undefined) => void;
}

/** A number of a calculation under its name. */
export function NumberField({ label, value, min, max, placeholder = '', onChange }: NumberFieldProps) {
  return (
    <label>
      {label}
      <InputNumber
        min={min}
        max={max}
        value={value ?? null}
        placeholder={placeholder}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </label>
  );
}
