import { createContext, useContext } from 'react';

/** Title keys of the pages a small centre does not show, as the manifests declare them; provided by the shell. */
export const FullCentrePagesContext = createContext<readonly string[]>([]);

export const useFullCentrePages = (): readonly string[] => useContext(FullCentrePagesContext);
