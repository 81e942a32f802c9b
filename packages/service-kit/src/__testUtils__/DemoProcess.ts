import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The demo service as a process of its own, with the log it writes. */
export class DemoProcess {
  readonly lines: any[] = [];
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown[][]>;

  constructor(args: string[] = [], ipc = false) {
    this.#process = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'demoMain.ts'),
        ...args,
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit', ...(ipc ? ['ipc' as const] : [])],
      },
    );
    const log = createInterface(this.#process.stdout!);
    log.on('line', line => this.lines.push(JSON.parse(line)));
    // At 'exit' alone, its last lines may not have been read.
    this.#exited = Promise.all([
      once(this.#process, 'exit'),
      once(log, 'close'),
    ]);
  }

  get messages(): string[] {
    return this.lines.map(line => line.msg);
  }

  async waitForLog(message: string): Promise<any> {
    for (;;) {
      const line = this.lines.find(({ msg }) => msg === message);
      if (line) return line;
      if (this.#process.exitCode !== null)
        throw new Error(
          `ended without waitForLog "${message}": ${this.messages}`,
        );
      await new Promise(done => setTimeout(done, 20));
    }
  }

  async url(): Promise<string> {
    return (await this.waitForLog('Service ready')).url;
  }

  kill(signal: NodeJS.Signals) {
    this.#process.kill(signal);
  }

  disconnect() {
    this.#process.disconnect();
  }

  async exitCode() {
    const [[code]] = await this.#exited;
    return code;
  }
}
