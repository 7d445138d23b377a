import { runCommand } from './cli/run-command.ts';

/** The command line: a client of the same contracts as the web, through the live server of a data directory when there is one. */
process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
