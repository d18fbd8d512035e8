/**
 * Ends this process when the one that started it is gone: killed without warning, it could not say so itself, and what it
 * had started would run on for nobody. Loaded before anything else (`--import`), in plain JavaScript, so that it holds for
 * every Node process the project starts, other people's programs among them.
 *
 * First as a polite signal, so that a run seals what it has; a second and a half later without asking. What has nothing to
 * seal is ended at once: `with-parent.mjs?at-once`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { clearInterval, setInterval, setTimeout } from 'node:timers';
import { isMainThread } from 'node:worker_threads';

const LOOK_MS = 200;
const POLITE_MS = 1_500;
const AT_ONCE = new URL(import.meta.url).search === '?at-once';

/** A process's parent and name; undefined when it is gone, or where the system does not tell. */
function look(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      return { name, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
    }
    if (process.platform === 'win32') return undefined;
    const [, parent, name] =
      /^\s*(\d+)\s+(.*?)\s*$/.exec(execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })) ?? [];
    return parent === undefined ? undefined : { name: name.split('/').at(-1), parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Gives a question that says whether the parent is still there, and npm behind the shell that npm puts in between. */
function parentWatch() {
  const parent = process.ppid;
  const shell = look(parent);
  const isShell = shell !== undefined && shell.parent > 1 && /^-?(?:a|ba|da|k|z)?sh$|^busybox$/.test(shell.name);
  const behind = isShell && process.env.npm_execpath !== undefined ? shell.parent : undefined;
  return () => {
    // Where the system gives orphans a new parent the number changes; elsewhere the old one is no longer there.
    if (process.ppid !== parent || (process.platform === 'win32' && !isAlive(parent))) return false;
    if (behind === undefined) return true;
    return process.platform === 'linux' ? look(parent)?.parent === behind : isAlive(behind);
  };
}

// A worker thread has the parent its process has, and may not end it.
if (isMainThread) {
  const hasParent = parentWatch();
  const timer = setInterval(() => {
    if (hasParent()) return;
    clearInterval(timer);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), POLITE_MS).unref();
    process.kill(process.pid, AT_ONCE ? 'SIGKILL' : 'SIGTERM');
  }, LOOK_MS);
  timer.unref();
}
