// Required first in every process that the launcher starts. The channel to the launcher
// closes when that one is gone, even by kill -9; then this process ends as on SIGTERM.
const LIMIT_MS = 8_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), LIMIT_MS).unref();
});
// The channel alone is no reason to stay: a process with nothing left to do may end.
process.channel?.unref();
