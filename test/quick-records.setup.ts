import { setFlagsFromString } from 'node:v8';

// The embedded records are WebAssembly: compiling much of it a second time, for speed, costs a test more than it gains by it.
setFlagsFromString('--wasm-tiering-budget=200000000');
