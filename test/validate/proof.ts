/** A long proof. `run` says what was seen, and throws when what is claimed does not hold. */
export type Proof = {
  readonly name: string;
  readonly claim: string;
  readonly seed: string;
  run(log: (line: string) => void): Promise<string>;
};
