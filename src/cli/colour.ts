import pc from 'picocolors';

/** Colours on a terminal only: a pipe, a file or a build log gets plain text, whatever the environment suggests. */
export const colour = pc.createColors(
  pc.isColorSupported && process.stdout.isTTY === true && process.stderr.isTTY === true,
);
