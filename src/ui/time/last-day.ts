import { createContext, useContext } from 'react';

/** Last calendar day of the centre with complete data, `YYYY-MM-DD`; `null` while unknown or when there is no data. */
export const LastDayContext = createContext<string | null>(null);

export const useLastDay = (): string | null => useContext(LastDayContext);
