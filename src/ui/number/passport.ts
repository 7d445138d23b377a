import { createContext, useContext } from 'react';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Which number is meant: the KPI and everything that narrows it (range, split values, filters, parameters). It travels in the URL, so it is plain JSON. */
export interface PassportRequest {
  readonly kpi: string;
  readonly scope: { readonly [key: string]: Json };
}

export type OpenPassport = (request: PassportRequest) => void;

/** The shell provides it; without a provider numbers are plain text and no door. */
export const PassportContext = createContext<OpenPassport | null>(null);

export const useOpenPassport = (): OpenPassport | null => useContext(PassportContext);
