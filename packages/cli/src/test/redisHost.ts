import { spawn } from 'node:child_process';

/** Redis below a process that leaves with the launcher, as Redis itself does not. */
const [command, port] = process.argv.slice(2);
const server = spawn(
  command,
  ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  { stdio: 'inherit' },
);
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', code => process.exit(code ?? 1));
