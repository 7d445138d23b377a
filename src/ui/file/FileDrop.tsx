import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { Icon } from '../icon/Icon.tsx';
import './file-drop.css';

interface FileDropProps {
  readonly title: ReactNode;
  readonly hint: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
}

/** A place to drop files on, or to press and choose them. */
export function FileDrop({ title, hint, onFiles, multiple = true, disabled = false }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    if (files !== null && files.length > 0 && !disabled) onFiles([...files]);
  };
  const drag = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setOver(inside && !disabled);
  };
  return (
    <label
      htmlFor={id}
      className={`yc-drop${over ? ' yc-drop-over' : ''}`}
      aria-disabled={disabled}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <Icon name="upload" size={22} />
      <b>{title}</b>
      <small>{hint}</small>
      <input
        id={id}
        type="file"
        className="yc-hidden"
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
    </label>
  );
}
