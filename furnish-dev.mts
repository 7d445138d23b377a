import { connect } from './src/cli/connect.ts';
import { furnish } from './src/cli/sample/furnish.ts';
import { sampleOptions } from './src/modules/simulation/contract/options.ts';
import { sampleUsers } from './src/modules/simulation/server/sample-users.ts';
const [, , dir, days] = process.argv;
const options = sampleOptions.parse({ days: Number(days), office: true, end: Date.parse('2026-11-29T00:00:00+08:00') });
const c = await connect(dir);
for (const g of await c.client.targets.goals()) if (g.agreed === 0 || process.argv[4]) { await c.client.targets.saveGoal({ id: g.id, name: 'old ' + g.id, from: '2026-11-01', to: '2027-01-01' }).catch((e) => console.log(e.message)); }
let t = performance.now(), was = '', cpu = process.cpuUsage();
try {
await furnish(c.callAs, options, sampleUsers(options, await c.client.organisation.all()), (i, n, s) => {
  const u = process.cpuUsage(cpu); console.log(was, ((performance.now() - t) / 1000).toFixed(1), 's wall', ((u.user + u.system) / 1e6).toFixed(1), 's cpu'); t = performance.now(); was = s; cpu = process.cpuUsage();
});
} catch (e) { console.log(was, e); }
await c.close();
