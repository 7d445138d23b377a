import type { KeyScope } from '../contract/api-key.ts';

type Underscored<S extends string> = S extends `${infer A}:${infer B}` ? `${A}_${B}` : S;

/** The text of a scope; a colon would name another module's texts. */
export const scopeKey = <S extends KeyScope>(scope: S): `scope.${Underscored<S>}` =>
  `scope.${scope.replace(':', '_') as Underscored<S>}`;
