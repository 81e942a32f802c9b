import { setTimeout as sleep } from 'node:timers/promises';

/** What came of the requests of a load. */
export interface Tally {
  /** Answered as they should be. */
  answered: number;
  /** Nobody was there to take it: it was never in flight. */
  notTaken: number;
  /** Taken, and then broken off or answered with a failure: how many, by what came instead. */
  lost: Record<string, number>;
}

type Ask = () => Promise<Response>;

const PAUSE_MS = 10;

const codeOf = (error: unknown): string => {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? String(error);
};

/** Several clients, each asking one thing after another until told to stop. */
export class Load {
  readonly tally: Tally = { answered: 0, notTaken: 0, lost: {} };
  readonly #clients: Promise<void>[];
  #stopping = false;

  constructor(clients: number, askOf: (client: number) => Ask) {
    this.#clients = Array.from({ length: clients }, (_, client) =>
      this.#ask(askOf(client)),
    );
  }

  async stop(): Promise<Tally> {
    this.#stopping = true;
    await Promise.all(this.#clients);
    return this.tally;
  }

  async #ask(ask: Ask) {
    while (!this.#stopping) {
      await this.#once(ask);
      await sleep(PAUSE_MS);
    }
  }

  async #once(ask: Ask) {
    try {
      const answer = await ask();
      const text = await answer.text();
      if (answer.status < 500 && answer.status !== 401)
        this.tally.answered += 1;
      else this.#lose(`${answer.status} ${text}`);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ECONNREFUSED') this.tally.notTaken += 1;
      else this.#lose(code);
    }
  }

  #lose(what: string) {
    const { lost } = this.tally;
    lost[what] = (lost[what] ?? 0) + 1;
  }
}
