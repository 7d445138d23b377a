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
  /** How large the centre is said to be; null: nobody has said. */
  readonly centreSize: 'small' | 'full' | null;
}

const nobody: WhoLooks = { id: '', name: '', agent: null, roles: [], may: () => false, centreSize: null };

export const MeContext = createContext<WhoLooks>(nobody);

export const useMe = (): WhoLooks => useContext(MeContext);

/** Whether to offer something: the server decides by the same rules when it is asked. */
export const useMay = (permission: string): boolean => useMe().may(permission);

/** A centre of a few people: by week and month, and nobody ranked. */
export const useSmallCentre = (): boolean => useMe().centreSize === 'small';
