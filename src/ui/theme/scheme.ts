import { createContext, useContext } from 'react';
import { type Scheme, type Tokens, tokens } from './tokens.ts';

export interface SchemeControl {
  readonly scheme: Scheme;
  /** Switches at once and remembers the choice in this browser. */
  readonly setScheme: (scheme: Scheme) => void;
}

export const SchemeContext = createContext<SchemeControl>({ scheme: 'light', setScheme: () => undefined });

export const useScheme = (): SchemeControl => useContext(SchemeContext);

/** Tokens of the scheme in use, for what CSS cannot reach (charts drawn on a canvas). */
export const useTokens = (): Tokens => tokens[useScheme().scheme];
