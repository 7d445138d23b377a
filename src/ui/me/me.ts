import { createContext, useContext } from 'react';

/** Who looks at the page. */
export interface WhoLooks {
  readonly id: string;
  readonly name: string;
  /** The agent this person is. */
  readonly agent: string | null;
  readonly roles: readonly string[];
  /** True when a permission (`change:setting`) reaches anything. */
  readonly may: (permission: string) => boolean;
}

const nobody: WhoLooks = { id: '', name: '', agent: null, roles: [], may: () => false };

export const MeContext = createContext<WhoLooks>(nobody);

export const useMe = (): WhoLooks => useContext(MeContext);

/** Whether to offer something: the server decides by the same rules when it is asked. */
export const useMay = (permission: string): boolean => useMe().may(permission);
