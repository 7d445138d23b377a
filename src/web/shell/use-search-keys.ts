import { useEffect, useEffectEvent } from 'react';

/** `/` outside of fields, and Ctrl-K (⌘K) everywhere, open the global search. */
export function useSearchKeys(open: () => void): void {
  const onOpen = useEffectEvent(open);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
      const chord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (chord || (event.key === '/' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey)) {
        event.preventDefault();
        onOpen();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
