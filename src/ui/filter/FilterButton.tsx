import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { Icon } from '../icon/Icon.tsx';
import './filter.css';

interface FilterButtonProps {
  readonly label: ReactNode;
  /** Built when opened, so that its values are asked for only then. */
  readonly children: (close: () => void) => ReactNode;
  readonly plus?: boolean;
}

/** A small button that opens a list: "by queue", "+ condition". */
export function FilterButton({ label, children, plus = false }: FilterButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={() => children(() => setOpen(false))}
      destroyOnHidden
    >
      <Button size="small" aria-haspopup="dialog" aria-expanded={open}>
        {plus ? '+ ' : null}
        {label}
        {plus ? null : <Icon name="down" size={11} />}
      </Button>
    </Popover>
  );
}
