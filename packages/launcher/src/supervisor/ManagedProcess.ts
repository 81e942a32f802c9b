import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Output } from '../output';
import { cureIn, diagnose } from './diagnose';
import { LogFile } from './LogFile';
import { ProcessRun } from './ProcessRun';
import { Records } from './records';
import { Answer, Component } from './types';

const BACKOFF_MS = { first: 1_000, most: 30_000 };
/** A component that ran this long is not in a crash loop. */
const SETTLED_MS = 60_000;
const BOUND_EVERY_MS = 10_000;

export interface ProcessContext {
  records: Records;
  /** The folder of the logs. */
  logs: string;
  output: Output;
}

/** A component that is kept running until it is stopped. */
export class ManagedProcess {
  readonly #log: LogFile;
  readonly #leaving = new AbortController();
  #run?: ProcessRun;
  #bounding?: NodeJS.Timeout;

  constructor(
    private readonly component: Component,
    private readonly context: ProcessContext,
  ) {
    this.#log = new LogFile(join(context.logs, `${component.name}.log`));
  }

  /** Resolves when it is ready. From then on it is started again whenever it ends. */
  async start(): Promise<Answer> {
    this.#log.begin();
    this.#bounding = setInterval(() => this.#log.bound(), BOUND_EVERY_MS);
    try {
      const answer = await this.#bringUp();
      this.#keepUp();
      return answer;
    } catch (error) {
      this.#leaving.signal.throwIfAborted();
      throw diagnose(this.component, this.#log, error);
    }
  }

  async stop(): Promise<void> {
    this.#leaving.abort();
    clearInterval(this.#bounding);
    await this.#run?.stop();
  }

  async #bringUp(): Promise<Answer> {
    const { component, context } = this;
    this.#run = new ProcessRun(component, context.records, this.#log);
    return this.#run.ready(this.#leaving.signal);
  }

  async #keepUp() {
    for (let backoffMs = BACKOFF_MS.first; ; ) {
      const how = await this.#run!.ended;
      if (this.#leaving.signal.aborted) return;
      const ranMs = Date.now() - this.#run!.startedAt;
      if (ranMs > SETTLED_MS) backoffMs = BACKOFF_MS.first;
      await this.#startAgain(how, backoffMs);
      backoffMs = Math.min(backoffMs * 2, BACKOFF_MS.most);
    }
  }

  async #startAgain(how: string, backoffMs: number) {
    const { title } = this.component;
    const { output } = this.context;
    const cure = cureIn(this.#log);
    output.warn(
      `${title} ${how}; starting it again in ${backoffMs / 1_000} s (${
        this.#log.path
      })${cure ? `. ${cure}` : ''}`,
    );
    try {
      await sleep(backoffMs, undefined, { signal: this.#leaving.signal });
      await this.#bringUp();
      output.line(`${title} is up again`);
    } catch {
      // Whatever kept it from being ready, the loop that called sees it ended.
      await this.#run!.stop();
    }
  }
}
