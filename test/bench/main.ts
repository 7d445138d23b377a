import { kpiBench } from './kpi.bench.ts';

const quick = process.argv.includes('--quick');
const log = (line: string): void => console.log(line);
await kpiBench(quick ? 2_000_000 : 20_000_000, log);
