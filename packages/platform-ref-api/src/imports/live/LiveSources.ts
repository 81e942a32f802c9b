import { InputError, NotFoundError } from '@backstage/errors';
import { ImportSource, RefKind } from '@rosetta/contracts/ref';
import { isSourceFailure } from '@rosetta/sources';
import { LiveRows, LiveSource } from './types';

/** A source that failed: its status stays, and whoever reads it is told what the source said, which holds no secret. */
class SourceFailedError extends Error {
  readonly publicMessage: string;

  constructor(title: string, cause: Error) {
    super(`${title} could not be read`, { cause });
    // A table that is not there is a fault of the configuration, not of the path that was requested.
    this.name = cause.name === 'NotFoundError' ? 'UpstreamAnswerError' : cause.name; // prettier-ignore
    this.publicMessage = `${cause.message}. Nothing was compared or saved; import it again when ${title} answers`;
  }
}

/** The systems that are compared without a file. */
export class LiveSources {
  readonly #sources: readonly LiveSource[];

  constructor(sources: readonly LiveSource[]) {
    this.#sources = sources;
  }

  list(): ImportSource[] {
    return this.#sources.map(({ read, ...source }) => ({
      ...source,
      configured: read !== undefined,
    }));
  }

  /**
   * Reads all that a source says of a kind.
   * @throws SourceFailedError where it gives no whole answer
   */
  async read(name: string, kind: RefKind, signal: AbortSignal): Promise<LiveRows> {
    const source = this.#sources.find(each => each.name === name);
    if (!source)
      throw new NotFoundError(`There is no source ${name} that can be imported`);
    const { title, tables, read } = source;
    if (!tables.some(table => table.kind === kind))
      throw new InputError(
        `query.kind: ${title} has ${tables.map(table => table.kind).join(' and ')}; send a ${kind} as CSV`,
      );
    if (!read)
      throw new NotFoundError(
        `${title} is not configured: give platform-ref-api rosetta.sources.${name}, or import a file`,
      );
    try {
      return await read(kind, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(isSourceFailure(error) || error instanceof NotFoundError)) throw error;
      throw new SourceFailedError(title, error as Error);
    }
  } // prettier-ignore
}
