import { once } from 'node:events';
import { AddressInfo, Server, Socket, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A network fault between two machines. It applies to open connections too, from the next bytes on. */
export type Fault =
  | { kind: 'none' }
  /** Delays every chunk, both ways. */
  | { kind: 'latency'; ms: number }
  /** Limits the rate of the answer. */
  | { kind: 'bandwidth'; bytesPerSecond: number }
  /** Accepts bytes and forwards none. */
  | { kind: 'black-hole' }
  /** Forwards the request, and resets the connection after so many bytes of the answer. */
  | { kind: 'reset'; afterBytes: number }
  /** Forwards the request, and ends the answer regularly after so many bytes. */
  | { kind: 'half-close'; afterBytes: number };

const NONE: Fault = { kind: 'none' };
const TICK_MS = 20;

interface Connection {
  client: Socket;
  server: Socket;
  answered: number;
}

/**
 * A TCP proxy between a client and a server on this machine that injects faults into their
 * connections.
 */
export class FaultProxy {
  fault: Fault = NONE;
  /** Connections accepted since the start. */
  connectionCount = 0;
  readonly #connections = new Set<Connection>();
  #server?: Server;
  #port = 0;
  #target = 0;

  static async start(): Promise<FaultProxy> {
    const proxy = new FaultProxy();
    await proxy.listen();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Connections open now. */
  get openConnections(): number {
    return this.#connections.size;
  }

  /** Sets where new connections are forwarded to. */
  setTarget(port: number) {
    this.#target = port;
  }

  clearFault() {
    this.fault = NONE;
  }

  /** As when the process behind is killed: connections are reset, new ones refused. */
  async kill() {
    const closed = once(this.#server!, 'close');
    this.#server!.close();
    this.resetConnections();
    await closed;
  }

  /** Resets the open connections; new ones are accepted. */
  resetConnections() {
    for (const { client, server } of this.#connections) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** Listens, on the same port again after `kill`. */
  async listen() {
    this.#server = createServer({ allowHalfOpen: true }, client =>
      this.#connect(client),
    );
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #connect(client: Socket) {
    this.connectionCount += 1;
    const server = connect({
      port: this.#target,
      host: '127.0.0.1',
      allowHalfOpen: true,
    });
    const connection = { client, server, answered: 0 };
    this.#connections.add(connection);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      one.on('error', () => other.destroy());
      one.once('close', () => {
        other.destroy();
        this.#connections.delete(connection);
      });
    }
    this.#pump(client, server, chunk =>
      this.#forwardRequest(connection, chunk),
    );
    this.#pump(server, client, chunk => this.#forwardAnswer(connection, chunk));
  }

  /** Forwards chunks in order, and the end after the last. */
  #pump(from: Socket, to: Socket, pass: (chunk: Buffer) => Promise<void>) {
    let passing = Promise.resolve();
    const then = (work: () => Promise<unknown> | unknown) => {
      passing = passing.then(async () => {
        if (!to.destroyed) await work();
      });
    };
    from.on('data', chunk => {
      from.pause();
      then(() => pass(chunk as Buffer).finally(() => from.resume()));
    });
    from.once('end', () => {
      if (this.fault.kind !== 'black-hole') then(() => to.end());
    });
  }

  async #forwardRequest({ server }: Connection, chunk: Buffer) {
    if (this.fault.kind === 'black-hole') return;
    if (this.fault.kind === 'latency') await sleep(this.fault.ms);
    server.write(chunk);
  }

  async #forwardAnswer(connection: Connection, chunk: Buffer) {
    const { client } = connection;
    const { fault } = this;
    switch (fault.kind) {
      case 'black-hole':
        return;
      case 'latency':
        await sleep(fault.ms);
        client.write(chunk);
        return;
      case 'bandwidth':
        await this.#throttle(client, chunk, fault.bytesPerSecond);
        return;
      case 'reset':
      case 'half-close':
        this.#truncate(connection, chunk, fault);
        return;
      default:
        client.write(chunk);
    }
  }

  async #throttle(client: Socket, chunk: Buffer, bytesPerSecond: number) {
    const step = Math.max(1, Math.floor((bytesPerSecond * TICK_MS) / 1000));
    for (let at = 0; at < chunk.length && !client.destroyed; at += step) {
      client.write(chunk.subarray(at, at + step));
      await sleep(TICK_MS);
    }
  }

  #truncate(
    connection: Connection,
    chunk: Buffer,
    { kind, afterBytes }: Extract<Fault, { afterBytes: number }>,
  ) {
    const { client, server, answered } = connection;
    connection.answered += chunk.length;
    const passed = chunk.subarray(0, Math.max(0, afterBytes - answered));
    if (connection.answered < afterBytes) {
      client.write(chunk);
      return;
    }
    if (kind === 'half-close') {
      client.end(passed);
      return;
    }
    // The bytes must be sent before the reset overtakes them.
    client.write(passed, () => {
      client.resetAndDestroy();
      server.destroy();
    });
  }

  async close() {
    this.resetConnections();
    this.#server?.close();
  }
}
