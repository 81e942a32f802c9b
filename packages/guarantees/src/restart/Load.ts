import { setTimeout as sleep } from 'node:timers/promises';

/** Counts the outcomes of requests. */
export interface LoadCounters {
  /** Answered with an expected status. */
  answered: number;
  /** Connection refused: never in flight. */
  refused: number;
  /** Accepted, then aborted or answered with a failure: the number by error. */
  lost: Record<string, number>;
}

interface SentRequest {
  answer: Promise<Response>;
  /** The expected statuses. */
  expected: readonly number[];
}
type SendRequest = () => SentRequest;

const PAUSE_MS = 10;

const errorCode = (error: unknown): string => {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? String(error);
};

const readAnswer = async (answer: Promise<Response>) => {
  const response = await answer;
  return { status: response.status, text: await response.text() };
};

/** Several clients, each sending requests one after the other until `stop`. */
export class Load {
  readonly counters: LoadCounters = { answered: 0, refused: 0, lost: {} };
  readonly #clients: Promise<void>[];
  #stopping = false;

  constructor(clients: number, createSender: (client: number) => SendRequest) {
    this.#clients = Array.from({ length: clients }, (_, client) =>
      this.#run(createSender(client)),
    );
  }

  async stop(): Promise<LoadCounters> {
    this.#stopping = true;
    await Promise.all(this.#clients);
    return this.counters;
  }

  async #run(send: SendRequest) {
    while (!this.#stopping) {
      await this.#once(send);
      await sleep(PAUSE_MS);
    }
  }

  async #once(send: SendRequest) {
    try {
      const { answer, expected } = send();
      const { status, text } = await readAnswer(answer);
      if (expected.includes(status)) this.counters.answered += 1;
      else this.#countLost(`${status} ${text}`);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ECONNREFUSED') this.counters.refused += 1;
      else this.#countLost(code);
    }
  }

  #countLost(what: string) {
    const { lost } = this.counters;
    lost[what] = (lost[what] ?? 0) + 1;
  }
}
