import { once } from 'node:events';
import { Socket, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isReady } from './Process';

const POLL_MS = 50;

/**
 * A load balancer in front of the instances of a process: forwards new connections to a ready
 * instance, and queues them while there is none.
 */
export class Balancer {
  readonly #readyPath: string;
  readonly #server = createServer(socket => this.#forward(socket));
  readonly #stop = new AbortController();
  /** Readiness by port. */
  readonly #instances = new Map<number, boolean>();
  /** Delay added to answers. */
  latencyMs = 0;

  constructor(readyPath: string) {
    this.#readyPath = readyPath;
  }

  async listen(port: number) {
    await once(this.#server.listen(port, '127.0.0.1'), 'listening');
    this.#poll();
  }

  async add(port: number) {
    this.#instances.set(port, false);
    while (!this.#instances.get(port)) await sleep(POLL_MS);
  }

  remove(port: number) {
    this.#instances.delete(port);
  }

  async close() {
    this.#stop.abort();
    this.#server.close();
  }

  async #poll() {
    while (!this.#stop.signal.aborted) {
      for (const port of this.#instances.keys()) {
        const ready = await isReady(
          `http://127.0.0.1:${port}${this.#readyPath}`,
        );
        if (this.#instances.has(port)) this.#instances.set(port, ready);
      }
      await sleep(POLL_MS);
    }
  }

  async #ready(): Promise<number> {
    for (;;) {
      for (const [port, ready] of this.#instances) if (ready) return port;
      await sleep(POLL_MS);
    }
  }

  async #forward(client: Socket) {
    client.on('error', () => client.destroy());
    const service = connect(await this.#ready(), '127.0.0.1');
    client.pipe(service);
    service.on('data', async bytes => {
      service.pause();
      if (this.latencyMs) await sleep(this.latencyMs);
      client.write(bytes);
      service.resume();
    });
    service.on('end', () => client.end());
    service.on('error', () => client.destroy());
    client.on('close', () => service.destroy());
  }
}
