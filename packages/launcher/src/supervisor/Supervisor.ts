import { ManagedProcess, ProcessContext } from './ManagedProcess';
import { Component, Part, Task, isComponent } from './types';

/**
 * Brings parts up, each as soon as what it needs is there, and takes them down in
 * reverse. The first that fails ends the start; the caller then stops what is running.
 */
export class Supervisor {
  readonly #parts: Map<string, Part>;
  readonly #starting = new Map<string, Promise<void>>();
  readonly #stoppingParts = new Map<string, Promise<void>>();
  readonly #processes = new Map<string, ManagedProcess>();
  readonly #stopping = new AbortController();

  constructor(
    parts: readonly Part[],
    private readonly context: ProcessContext,
  ) {
    this.#parts = new Map(parts.map(part => [part.name, part]));
  }

  async start(): Promise<void> {
    await Promise.all(
      [...this.#parts.keys()].map(name => this.#startPart(name)),
    );
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(
      [...this.#parts.keys()].map(name => this.#stopPart(name)),
    );
  }

  #startPart(name: string): Promise<void> {
    return once(this.#starting, name, async () => {
      const part = this.#parts.get(name)!;
      await Promise.all(part.needs.map(needed => this.#startPart(needed)));
      this.#stopping.signal.throwIfAborted();
      await (isComponent(part)
        ? this.#startComponent(part)
        : this.#runTask(part));
    });
  }

  async #startComponent(part: Component) {
    const process = new ManagedProcess(part, this.context);
    this.#processes.set(part.name, process);
    const seconds = stopwatch();
    const { version } = await process.start();
    this.context.output.ready(part, { version, seconds: seconds() });
  }

  async #runTask(part: Task) {
    const { output } = this.context;
    const seconds = stopwatch();
    const result = await part.run({
      signal: this.#stopping.signal,
      progress: text => output.progress(part, text),
    });
    output.done(part, { result, seconds: seconds() });
  }

  #stopPart(name: string): Promise<void> {
    return once(this.#stoppingParts, name, async () => {
      const dependants = [...this.#parts.values()].filter(part =>
        part.needs.includes(name),
      );
      await Promise.all(dependants.map(part => this.#stopPart(part.name)));
      await this.#processes.get(name)?.stop();
      await this.#starting.get(name)?.catch(() => {});
    });
  }
}

function once<T>(memory: Map<string, T>, name: string, make: () => T): T {
  if (!memory.has(name)) memory.set(name, make());
  return memory.get(name)!;
}

function stopwatch() {
  const started = performance.now();
  return () => (performance.now() - started) / 1_000;
}
