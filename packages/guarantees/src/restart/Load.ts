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

interface Asked {
  answer: Promise<Response>;
  /** The statuses that are right. */
  expected: readonly number[];
}
type Ask = () => Asked;

const PAUSE_MS = 10;

const codeOf = (error: unknown): string => {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? String(error);
};

const wholeOf = async (answer: Promise<Response>) => {
  const response = await answer;
  return { status: response.status, text: await response.text() };
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
      const { answer, expected } = ask();
      const { status, text } = await wholeOf(answer);
      if (expected.includes(status)) this.tally.answered += 1;
      else this.#lose(`${status} ${text}`);
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
