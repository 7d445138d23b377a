import { setFlagsFromString } from 'node:v8';

// As `scripts/run.mjs` has it: compiling the embedded records for speed costs a test more than it gains by it.
setFlagsFromString('--wasm-tiering-budget=2000000000');
