import { once } from 'node:events';
import { AddressInfo, Server, Socket, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What may go wrong between two machines. It holds for open connections too, from the next bytes on. */
export type Fault =
  | { kind: 'none' }
  /** Every piece comes later, both ways. */
  | { kind: 'latency'; ms: number }
  /** The answer trickles. */
  | { kind: 'bandwidth'; bytesPerSecond: number }
  /** Bytes are taken, and nothing comes of them. */
  | { kind: 'black-hole' }
  /** The request arrives; its answer ends in a reset, after so many bytes. */
  | { kind: 'reset'; afterBytes: number }
  /** The request arrives; its answer ends in good order, but too soon. */
  | { kind: 'half-close'; afterBytes: number };

const NONE: Fault = { kind: 'none' };
const TICK_MS = 20;

interface Connection {
  client: Socket;
  server: Socket;
  answered: number;
}

/**
 * Stands between a client and a server of this machine, on TCP, and does to their connections
 * what a test asks for.
 */
export class FaultProxy {
  fault: Fault = NONE;
  /** Connections that ever came. */
  seen = 0;
  readonly #connections = new Set<Connection>();
  #server?: Server;
  #port = 0;
  #target = 0;

  static async start(): Promise<FaultProxy> {
    const proxy = new FaultProxy();
    await proxy.revive();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#connections.size;
  }

  /** Where connections lead to from now on. */
  leadTo(port: number) {
    this.#target = port;
  }

  heal() {
    this.fault = NONE;
  }

  /** As when the process behind ends at once: connections are reset, new ones refused. */
  async kill() {
    const closed = once(this.#server!, 'close');
    this.#server!.close();
    this.cut();
    await closed;
  }

  /** Resets what is open; new connections are fine. */
  cut() {
    for (const { client, server } of this.#connections) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** Listens, on the port it had before if it was killed. */
  async revive() {
    this.#server = createServer({ allowHalfOpen: true }, client =>
      this.#connect(client),
    );
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #connect(client: Socket) {
    this.seen += 1;
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
    this.#pump(client, server, piece => this.#ask(connection, piece));
    this.#pump(server, client, piece => this.#answer(connection, piece));
  }

  /** One piece after the other, and the end after the last. */
  #pump(from: Socket, to: Socket, pass: (piece: Buffer) => Promise<void>) {
    let passing = Promise.resolve();
    const then = (work: () => Promise<unknown> | unknown) => {
      passing = passing.then(async () => {
        if (!to.destroyed) await work();
      });
    };
    from.on('data', piece => {
      from.pause();
      then(() => pass(piece as Buffer).finally(() => from.resume()));
    });
    from.once('end', () => {
      if (this.fault.kind !== 'black-hole') then(() => to.end());
    });
  }

  async #ask({ server }: Connection, piece: Buffer) {
    if (this.fault.kind === 'black-hole') return;
    if (this.fault.kind === 'latency') await sleep(this.fault.ms);
    server.write(piece);
  }

  async #answer(connection: Connection, piece: Buffer) {
    const { client } = connection;
    const { fault } = this;
    switch (fault.kind) {
      case 'black-hole':
        return;
      case 'latency':
        await sleep(fault.ms);
        client.write(piece);
        return;
      case 'bandwidth':
        await this.#trickle(client, piece, fault.bytesPerSecond);
        return;
      case 'reset':
      case 'half-close':
        this.#breakOff(connection, piece, fault);
        return;
      default:
        client.write(piece);
    }
  }

  async #trickle(client: Socket, piece: Buffer, bytesPerSecond: number) {
    const step = Math.max(1, Math.floor((bytesPerSecond * TICK_MS) / 1000));
    for (let at = 0; at < piece.length && !client.destroyed; at += step) {
      client.write(piece.subarray(at, at + step));
      await sleep(TICK_MS);
    }
  }

  #breakOff(
    connection: Connection,
    piece: Buffer,
    { kind, afterBytes }: Extract<Fault, { afterBytes: number }>,
  ) {
    const { client, server, answered } = connection;
    connection.answered += piece.length;
    const passed = piece.subarray(0, Math.max(0, afterBytes - answered));
    if (connection.answered < afterBytes) {
      client.write(piece);
      return;
    }
    if (kind === 'half-close') {
      client.end(passed);
      return;
    }
    // What was written must be on its way before the reset overtakes it.
    client.write(passed, () => {
      client.resetAndDestroy();
      server.destroy();
    });
  }

  async close() {
    this.cut();
    this.#server?.close();
  }
}
