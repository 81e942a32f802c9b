import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isRunning, waitUntilGone } from './processes';

/** Ends its first thread; the other one reports it and runs until its input ends. */
const TWO_THREADS = `
import ctypes, sys, threading
def stay():
    print('there', flush=True)
    sys.stdin.read()
threading.Thread(target=stay).start()
ctypes.CDLL(None).pthread_exit(0)
`;

const readState = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\) (\w)/)![1];

const onLinux = existsSync('/proc/self/stat') ? describe : describe.skip;

onLinux('a process', () => {
  it('counts as running until its last thread has ended', async () => {
    const child = spawn('python3', ['-c', TWO_THREADS]);
    await once(child.stdout, 'data');
    const id = identify(child.pid!)!;
    while (readState(id.pid) !== 'Z') await delay(10);
    expect(isRunning(id)).toBe(true);
    expect(await waitUntilGone(id, 100)).toBe(false);
    child.stdin.end();
    expect(await waitUntilGone(id, 5_000)).toBe(true);
  });

  it('is not mistaken for another process that got its pid', () => {
    const id = identify(process.pid)!;
    expect(isRunning(id)).toBe(true);
    expect(isRunning({ ...id, startTime: 'another' })).toBe(false);
  });
});
