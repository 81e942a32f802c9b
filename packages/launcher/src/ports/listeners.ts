import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

export interface Listener {
  pid: number;
  command: string;
}

/** Who listens on a port, as far as this user may know. */
export const findListener = (port: number): Listener | undefined =>
  existsSync('/proc/net/tcp') ? fromProc(port) : fromLsof(port);

const LISTENING = '0A';

function fromProc(port: number): Listener | undefined {
  const sockets = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6']
      .filter(existsSync)
      .flatMap(table => readFileSync(table, 'utf8').split('\n').slice(1))
      .map(line => line.trim().split(/\s+/))
      .filter(
        ([, local, , state]) =>
          state === LISTENING && parseInt(local.split(':')[1], 16) === port,
      )
      .map(fields => `socket:[${fields[9]}]`),
  );
  const pid = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .find(name => holdsOneOf(name, sockets));
  return pid ? { pid: Number(pid), command: commandOf(pid) } : undefined;
}

/** A process of another user keeps its files to itself. */
function holdsOneOf(pid: string, sockets: Set<string>) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some(fd =>
      sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`)),
    );
  } catch {
    return false;
  }
}

/** As it was typed, shortened; Node and others rename themselves elsewhere. */
function commandOf(pid: string) {
  const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const typed = [basename(args[0]), ...args.slice(1)].join(' ');
  return typed.replace(/\s+/g, ' ').trim().slice(0, 60);
}

function fromLsof(port: number): Listener | undefined {
  try {
    const args = ['-nP', '-Fpc', `-iTCP:${port}`, '-sTCP:LISTEN'];
    const text = execFileSync('lsof', args, { encoding: 'utf8' });
    const [, pid, command] = text.match(/^p(\d+)\nc(.*)$/m) ?? [];
    return pid ? { pid: Number(pid), command } : undefined;
  } catch {
    return undefined;
  }
}
