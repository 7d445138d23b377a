import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import './passport.css';

interface DetailDrawerProps {
  /** Small line above: what kind of thing, scope, day. */
  readonly over: ReactNode;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the page, 960 px, the whole width on narrow screens; Escape closes it and the page stays where it was. */
export function DetailDrawer({ over, title, actions, onClose, children }: DetailDrawerProps) {
  return (
    <Drawer
      open
      onClose={onClose}
      size={960}
      placement="right"
      closable={{ placement: 'end' }}
      title={
        <div className="yc-drawer-head">
          <div>
            <small>{over}</small>
            <h2>{title}</h2>
          </div>
          {actions !== undefined && <span>{actions}</span>}
        </div>
      }
      styles={{ body: { padding: 0 } }}
      rootClassName="yc-drawer"
    >
      {children}
    </Drawer>
  );
}
