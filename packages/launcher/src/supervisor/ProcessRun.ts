import { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { LogFile } from './LogFile';
import { ProcessId, identify, signal, waitUntilGone } from './processes';
import { Records } from './records';
import { spawnNode } from './spawnNode';
import { ProbeResult, Component } from './types';

const PROBE_INTERVAL_MS = 150;
const STOP_TIMEOUT_SECONDS = 3;
/** One that ends is noticed at once; what only takes its time on a busy machine is waited for. */
const READY_TIMEOUT_MS = 5 * 60_000;

/** One life of a component's process. */
export class ProcessRun {
  readonly startedAt = Date.now();
  /** How it ended, in words; never rejects. */
  readonly ended: Promise<string>;
  readonly #id?: ProcessId;

  constructor(
    private readonly component: Component,
    private readonly records: Records,
    log: LogFile,
  ) {
    const { name, port, program } = component;
    const child = spawnNode(program, log);
    this.ended = describeExit(child).finally(() => records.remove(name));
    if (!child.pid) return;
    this.#id = identify(child.pid);
    records.write(name, child.pid, { port });
  }

  /** Resolves when the component is ready; rejects with how the process ended, or with why it is not ready yet. */
  async ready(stopping: AbortSignal): Promise<ProbeResult> {
    const answer = await Promise.race([
      this.#probe(stopping),
      this.ended.then(how => Promise.reject(new Error(how))),
    ]);
    this.records.complete(this.component.name, answer);
    return answer;
  }

  async #probe(stopping: AbortSignal): Promise<ProbeResult> {
    for (;;) {
      try {
        return await this.component.probe();
      } catch (error) {
        if (Date.now() > this.startedAt + READY_TIMEOUT_MS)
          throw new Error(
            `was not ready after ${READY_TIMEOUT_MS / 1_000} s: ${error}`,
          );
      }
      await sleep(PROBE_INTERVAL_MS, undefined, { signal: stopping });
    }
  }

  async stop(): Promise<void> {
    if (!this.#id) return;
    signal(this.#id, 'SIGTERM');
    const seconds = this.component.stopTimeoutSeconds ?? STOP_TIMEOUT_SECONDS;
    if (!(await waitUntilGone(this.#id, seconds * 1_000)))
      signal(this.#id, 'SIGKILL', true);
    await this.ended;
  }
}

function describeExit(child: ChildProcess) {
  return new Promise<string>(resolve => {
    child.once('error', error =>
      resolve(`could not be started: ${error.message}`),
    );
    child.once('exit', (code, by) =>
      resolve(by ? `was ended by ${by}` : `ended with exit code ${code}`),
    );
  });
}
