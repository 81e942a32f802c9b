import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/** On stderr, as stdout belongs to the command: its `--json` is read by programs. */
export const step = text => console.error(`· ${text}`);

/** Runs a tool with its output in a log file, and passes each line to `onLine`, which may stop it. */
export function runQuietly(
  command,
  args,
  { cwd, env = process.env, log, onLine },
) {
  return new Promise((resolve, reject) => {
    const file = createWriteStream(log);
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stopForwarding = forwardSignals(child);
    let output = '';
    let pending = '';
    const take = chunk => {
      output += chunk;
      file.write(chunk);
      const lines = (pending + chunk).split('\n');
      pending = lines.pop();
      if (onLine) lines.forEach(line => onLine(line, () => child.kill()));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    // A log that can't be written is no reason to stop; what fails next says why.
    file.on('error', () => {});
    child.on('error', reject);
    child.on('close', code => {
      file.end();
      stopForwarding();
      resolve({ code, output });
    });
  });
}

/** A tool left behind would go on installing while the next start does the same. */
function forwardSignals(child) {
  const pass = signal => {
    child.kill(signal);
    child.once('close', () => process.kill(process.pid, signal));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach(signal => process.once(signal, pass));
  return () => signals.forEach(signal => process.off(signal, pass));
}
