import { Button } from 'antd';
import { Icon, type IconName } from '../icon/Icon.tsx';
import './layout.css';

interface EmptyStateProps {
  readonly icon?: IconName;
  /** What is not there yet. */
  readonly title: string;
  /** The next step, in one sentence. */
  readonly hint: string;
  /** The one button; a link when the step is another page. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** Nothing to show yet: says so and teaches the next step with one button. */
export function EmptyState({ icon = 'sources', title, hint, action }: EmptyStateProps) {
  return (
    <div className="yc-empty">
      <span className="yc-empty-icon">
        <Icon name={icon} size={24} />
      </span>
      <h2>{title}</h2>
      <p>{hint}</p>
      {action !== undefined && (
        <Button type="primary" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
