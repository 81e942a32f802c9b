import { once } from 'node:events';
import { Agent, get, IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { BoardChange } from '@rosetta/contracts/monitoring';

/** A page that has the board open, as the gateway sees it: a connection of its own. */
export class BoardListener {
  /** When each item that changed came in: its id and its revision. */
  readonly arrivals = new Map<string, number>();
  #response?: IncomingMessage;
  #agent = new Agent();

  /** Opens the stream; resolves when all there is has come. */
  async open(url: string, token: string): Promise<void> {
    const request = get(url, {
      agent: this.#agent,
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
      },
    });
    const [answer]: IncomingMessage[] = await once(request, 'response');
    this.#response = answer;
    if (answer.statusCode !== 200)
      throw new Error(`the board answered ${answer.statusCode}`);
    await new Promise<void>((resolve, reject) => {
      this.#read(answer, resolve);
      answer.once('close', () => reject(new Error('the board closed')));
    });
  }

  close() {
    this.#response?.destroy();
    this.#agent.destroy();
  }

  #read(answer: IncomingMessage, opened: () => void) {
    let event = '';
    createInterface(answer).on('line', line => {
      if (line.startsWith('event: ')) event = line.slice(7);
      if (!line.startsWith('data: ')) return;
      if (event === 'snapshot') opened();
      if (event === 'change') this.#recordArrivals(JSON.parse(line.slice(6)));
    });
  }

  #recordArrivals({ items }: BoardChange) {
    const now = performance.now();
    for (const { externalName, revision } of items)
      this.arrivals.set(`${externalName} ${revision}`, now);
  }
}
