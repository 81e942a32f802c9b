import { styleText } from 'node:util';
import { DemoUser, Output } from '@rosetta/launcher/output';
import { Component, Task } from '@rosetta/launcher/supervisor';

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/**
 * A line for each thing that is done, and below them, on a terminal, one with what
 * is going on. Elsewhere each piece of work prints one line when it begins.
 */
export class TerminalOutput implements Output {
  readonly #inProgress = new Map<string, string>();

  constructor(private readonly stream: Stream = process.stdout) {}

  line(text: string) {
    this.#print(text);
  }

  warn(text: string) {
    this.#print(`${styleText('yellow', '!')} ${text}`);
  }

  ready(
    { title, port }: Component,
    { version, seconds }: { version?: string; seconds: number },
  ) {
    const name = version ? `${title} ${version}` : title;
    this.#done(name, `port ${port}`, seconds);
  }

  done(
    { name, title }: Task,
    { result, seconds }: { result?: string; seconds: number },
  ) {
    this.#inProgress.delete(name);
    this.#done(title, result ?? '', seconds);
  }

  progress({ name, title }: Task, text: string) {
    if (!this.stream.isTTY && !this.#inProgress.has(name))
      this.#print(`· ${title}: ${text}`);
    this.#inProgress.set(name, `${title}: ${text}`);
    this.#showStatus();
  }

  open(url: string, users: readonly DemoUser[]) {
    this.#print(`\nRosetta is ready: ${styleText('bold', url)}\n`);
    if (users.length > 0) this.#print('Sign in as (no password needed):');
    for (const { name, description } of users)
      this.#print(`  ${name.padEnd(18)} ${styleText('dim', description)}`);
    this.#print('\nCtrl-C stops everything.');
  }

  #done(what: string, how: string, seconds: number) {
    const took = styleText('dim', `${seconds.toFixed(1)} s`);
    this.#print(
      `${styleText('green', '✔')} ${what.padEnd(30)} ${how.padEnd(24)} ${took}`,
    );
  }

  #print(text: string) {
    this.#clearStatus();
    this.stream.write(`${text}\n`);
    this.#showStatus();
  }

  #showStatus() {
    if (!this.stream.isTTY || this.#inProgress.size === 0) return;
    const status = `· ${[...this.#inProgress.values()].join(' · ')}`;
    this.#clearStatus();
    this.stream.write(
      styleText('dim', status.slice(0, (this.stream.columns ?? 80) - 1)),
    );
  }

  #clearStatus() {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K');
  }
}
