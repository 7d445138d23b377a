import process from 'node:process';
import { PARTS } from './parts.ts';

/** A process that measures one part (`part [--quick]`) and tells its parent what it found. */
const [part = '', ...options] = process.argv.slice(2);
const sections = await PARTS[part]?.(options.includes('--quick'), (line) => console.log(line));
process.send?.(sections ?? [], () => process.exit());
