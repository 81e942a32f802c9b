import { isDeepStrictEqual } from 'node:util';
import {
  BoardSources,
  LiveBoard,
  LiveDeployment,
} from '@rosetta/contracts/monitoring';
import { isProduction, ProductionRule } from '@rosetta/monitoring-mart';
import { EncodedEvent } from '@rosetta/service-kit';
import { SourceChange, SourceItem, SourceState } from '@rosetta/sources/live';
import { EventLog } from './EventLog';
import { Owners } from './Owners';

/** What all sources say, put together once and shared by all listeners. */
export class Board {
  readonly events = new EventLog();
  readonly #owners: Pick<Owners, 'findOwner' | 'report'>;
  readonly #production: ProductionRule | undefined;
  readonly #sources: SourceState[] = [];
  /** The owner that each item was last published with. */
  readonly #publishedOwners = new Map<string, LiveDeployment['application']>();
  #snapshot?: { seq: number; event: EncodedEvent };

  constructor(
    owners: Pick<Owners, 'findOwner' | 'report'>,
    production?: ProductionRule,
  ) {
    this.#owners = owners;
    this.#production = production;
  }

  add(source: SourceState) {
    this.#sources.push(source);
  }

  read(): LiveBoard {
    return {
      items: this.#sources.flatMap(source =>
        [...source.items.values()].map(item => this.#show(source, item)),
      ),
      ...this.#origin(),
    };
  }

  /** By what pivots what runs now can be claimed. */
  pivots(): SourceItem['pivot'][] {
    return this.#sources.flatMap(({ items }) =>
      [...items.values()].map(({ pivot }) => pivot),
    );
  }

  /** Whether a source has ever said what runs. */
  hasAnswered(name: string): boolean {
    return this.#sources.some(
      source => source.name === name && source.asOf !== null,
    );
  }

  /** All there is, as an event; encoded once for all who begin at the same moment. */
  snapshot(): { seq: number; event: EncodedEvent } {
    const { seq } = this.events;
    if (this.#snapshot?.seq !== seq)
      this.#snapshot = {
        seq,
        event: new EncodedEvent({
          id: seq,
          event: 'snapshot',
          data: this.read(),
        }),
      };
    return this.#snapshot;
  }

  publishChange(source: SourceState, { items, removed }: SourceChange) {
    for (const id of removed) this.#publishedOwners.delete(id);
    this.events.add('change', {
      items: items.map(item => this.#show(source, item)),
      removed,
    });
  }

  publishSources() {
    this.events.add('sources', this.#origin());
  }

  /** The référentiel has changed: publishes the items whose owner is another. */
  publishOwners() {
    const moved = this.#sources.flatMap(source =>
      [...source.items.values()]
        .filter(
          item =>
            !isDeepStrictEqual(
              this.#publishedOwners.get(item.id),
              this.#owners.findOwner(item),
            ),
        )
        .map(item => this.#show(source, item)),
    );
    if (moved.length > 0)
      this.events.add('change', { items: moved, removed: [] });
  }

  #origin(): BoardSources {
    return {
      sources: this.#sources.map(source => source.report()),
      ...this.#owners.report(),
    };
  }

  #show(source: SourceState, item: SourceItem): LiveDeployment {
    const { pivot: _, held, ...fields } = item;
    const application = this.#owners.findOwner(item);
    this.#publishedOwners.set(item.id, application);
    return {
      ...fields,
      production: isProduction(item.environment, item.tier, this.#production),
      application,
      stale: held !== undefined || source.state !== 'ok',
      asOf: held?.asOf ?? source.asOf!,
      ...(held && { problem: held.problem }),
    };
  }
}
