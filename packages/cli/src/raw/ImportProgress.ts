import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportProgress as Progress } from '@rosetta/raw-store';
import { SingleBar } from 'cli-progress';

const FORMAT = '{file}  {bar}  {percentage}%  {records} records';

const number = new Intl.NumberFormat('en');

/** How much of a file has been read, as a bar on a terminal; nothing elsewhere. */
export class ImportProgress {
  readonly #stream: NodeJS.WriteStream;
  #bar?: SingleBar;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  async start(path: string) {
    this.stop();
    if (!this.#stream.isTTY) return;
    // A file that is not there is the import's to refuse, with the reason.
    const size = await stat(path).then(
      found => found.size,
      () => undefined,
    );
    if (!size) return;
    this.#bar = new SingleBar({
      format: FORMAT,
      stream: this.#stream,
      hideCursor: true,
      clearOnComplete: true,
    });
    this.#bar.start(size, 0, { file: basename(path), records: 0 });
  }

  show({ bytesRead, records }: Progress) {
    this.#bar?.update(bytesRead, { records: number.format(records) });
  }

  stop() {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
