import { createContext, type ReactNode, useContext } from 'react';

/** What an empty centre is asked first, shown by pages that have nothing to show yet; provided by the shell from the modules' manifests. */
export const FirstRunContext = createContext<ReactNode>(null);

export const useFirstRun = (): ReactNode => useContext(FirstRunContext);
