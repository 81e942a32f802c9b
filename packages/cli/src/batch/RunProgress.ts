import { Run } from '@rosetta/contracts/runs';
import { SingleBar } from 'cli-progress';

const FORMAT = '{job} {period}  {bar}  {step}  {value}/{total}';

/** A bar on a terminal; elsewhere a line whenever a run begins another step. */
export class RunProgress {
  readonly #stream: NodeJS.WriteStream;
  #bar?: SingleBar;
  #shown = '';

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show({ id, job, period, state, progress }: Run) {
    const { step, done, total } = progress;
    if (!this.#stream.isTTY) {
      this.#print(
        `${id} ${state} ${step}`,
        `${job} ${period}  ${state}  ${step}`,
      );
      return;
    }
    if (this.#shown !== id) this.#begin(id);
    this.#bar!.setTotal(total);
    this.#bar!.update(done, { job, period, step });
  }

  stop() {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #begin(id: string) {
    this.stop();
    this.#shown = id;
    this.#bar = new SingleBar({
      format: FORMAT,
      stream: this.#stream,
      hideCursor: true,
      clearOnComplete: true,
    });
    this.#bar.start(0, 0, { job: '', period: '', step: '' });
  }

  #print(what: string, line: string) {
    if (this.#shown === what) return;
    this.#shown = what;
    this.#stream.write(`${line}\n`);
  }
}
