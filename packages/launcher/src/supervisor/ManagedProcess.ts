import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Output } from '../output';
import { findCure, diagnose } from './diagnose';
import { LogFile } from './LogFile';
import { ProcessRun } from './ProcessRun';
import { Records } from './records';
import { ProbeResult, Component } from './types';

const BACKOFF_MS = { first: 1_000, most: 30_000 };
/** A component that ran this long is not in a crash loop. */
const STABLE_AFTER_MS = 60_000;
const TRUNCATE_INTERVAL_MS = 10_000;

export interface ProcessContext {
  records: Records;
  /** The folder of the logs. */
  logs: string;
  output: Output;
}

/** A component that is kept running until it is stopped. */
export class ManagedProcess {
  readonly #log: LogFile;
  readonly #stopping = new AbortController();
  #run?: ProcessRun;
  #truncation?: NodeJS.Timeout;

  constructor(
    private readonly component: Component,
    private readonly context: ProcessContext,
  ) {
    this.#log = new LogFile(join(context.logs, `${component.name}.log`));
  }

  /** Resolves when it is ready. From then on it is started again whenever it ends. */
  async start(): Promise<ProbeResult> {
    this.#log.rotate();
    this.#truncation = setInterval(
      () => this.#log.truncate(),
      TRUNCATE_INTERVAL_MS,
    );
    try {
      const answer = await this.#launch();
      this.#restartWhenItEnds();
      return answer;
    } catch (error) {
      this.#stopping.signal.throwIfAborted();
      throw diagnose(this.component, this.#log, error);
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#truncation);
    await this.#run?.stop();
  }

  async #launch(): Promise<ProbeResult> {
    const { component, context } = this;
    this.#run = new ProcessRun(component, context.records, this.#log);
    return this.#run.ready(this.#stopping.signal);
  }

  async #restartWhenItEnds() {
    for (let backoffMs = BACKOFF_MS.first; ; ) {
      const exit = await this.#run!.ended;
      if (this.#stopping.signal.aborted) return;
      const ranMs = Date.now() - this.#run!.startedAt;
      if (ranMs > STABLE_AFTER_MS) backoffMs = BACKOFF_MS.first;
      await this.#restart(exit, backoffMs);
      backoffMs = Math.min(backoffMs * 2, BACKOFF_MS.most);
    }
  }

  async #restart(exit: string, backoffMs: number) {
    const { title } = this.component;
    const { output } = this.context;
    const cure = findCure(this.#log);
    output.warn(
      `${title} ${exit}; restarting in ${backoffMs / 1_000} s (${
        this.#log.path
      })${cure ? `. ${cure}` : ''}`,
    );
    try {
      await sleep(backoffMs, undefined, { signal: this.#stopping.signal });
      await this.#launch();
      output.line(`${title} is up again`);
    } catch {
      // Whatever kept it from being ready, the loop that called sees it ended.
      await this.#run!.stop();
    }
  }
}
