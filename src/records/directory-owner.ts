import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';

/** Proof that this process alone may open the databases in a directory. */
export interface Ownership {
  readonly directory: string;
  release(): void;
}

interface Owner {
  readonly pid: number;
  /** Tells a living owner from another program that was given its number later; `null` where the system does not say. */
  readonly bornAt: string | null;
  readonly host: string;
  readonly token: string;
}

const LOCK = 'owner.lock';
const held = new Set<string>();

/**
 * Takes a data directory (made when absent) for this process. Embedded databases lose data without an error when two
 * processes, or two openers in one, write the same files. Throws `directory_in_use` with the owner's process id.
 * A lock left by a process that died is taken over.
 */
export function ownDirectory(path: string): Ownership {
  mkdirSync(path, { recursive: true });
  const directory = realpathSync(path);
  if (held.has(directory)) throw inUse(directory, process.pid);
  const me: Owner = { pid: process.pid, bornAt: bornAt(process.pid), host: hostname(), token: randomUUID() };
  const lock = join(directory, LOCK);
  // Written in full under another name, then linked: a lock file is never seen half-written.
  const draft = join(directory, `${LOCK}.${me.token}`);
  writeFileSync(draft, JSON.stringify(me));
  try {
    for (let attempt = 0; !link(draft, lock); attempt += 1) {
      const owner = readOwner(lock);
      if (owner && (attempt > 4 || isAlive(owner))) throw inUse(directory, owner.pid);
      if (owner) removeDead(lock, owner);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  held.add(directory);
  return {
    directory,
    release() {
      if (!held.delete(directory)) return;
      if (readOwner(lock)?.token === me.token) rmSync(lock, { force: true });
    },
  };
}

/** Process id of the live owner of a directory, `undefined` when nobody has it. */
export function ownerOf(path: string): number | undefined {
  const owner = readOwner(join(path, LOCK));
  return owner && isAlive(owner) ? owner.pid : undefined;
}

function link(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(lock: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Owner;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // A crash of the machine can leave an empty file; nobody who lives wrote it.
    if (error instanceof SyntaxError) return { pid: 0, bornAt: null, host: hostname(), token: '' };
    throw error;
  }
}

/** Moves the dead lock aside first: of two that find it, one removes it, and neither removes the other's new lock. */
function removeDead(lock: string, dead: Owner): void {
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readOwner(aside)?.token !== dead.token) link(aside, lock);
  rmSync(aside, { force: true });
}

function isAlive(owner: Owner): boolean {
  // Another machine's process cannot be looked at (a shared disk): believe the file.
  if (owner.host !== hostname()) return true;
  if (owner.pid <= 0) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // On Linux a process that has ended but was not yet collected by its parent still answers the signal.
  return owner.bornAt === null || bornAt(owner.pid) === owner.bornAt;
}

/** Start time of a living process in the kernel's own count, on Linux; `null` elsewhere and for one that has ended. */
function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces; state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function inUse(directory: string, pid: number): AppError {
  return new AppError('conflict', 'directory_in_use', `The data directory ${directory} is in use by process ${pid}`, {
    file: directory,
    pid,
    remedy: 'Stop that process, ask through it, or name another data directory.',
  });
}
