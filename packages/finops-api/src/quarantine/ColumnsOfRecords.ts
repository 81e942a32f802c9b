import { finops } from '@rosetta/contracts/domains';
import { QuarantinedRecord } from '@rosetta/contracts/finops';
import {
  fieldsOf,
  QuarantinedRecord as RawQuarantined,
  RawStore,
  unionOfColumns,
} from '@rosetta/raw-store';
import { datasetsOf, sourcesOf } from '@rosetta/sources';

const DATASETS = datasetsOf(sourcesOf(finops.name));

/** The columns of refused records: those of their files, and the fields of what an API answered, which has no header. */
export class ColumnsOfRecords {
  readonly #raw: RawStore;
  readonly #required: readonly string[];
  readonly #byImport = new Map<number, readonly string[]>();
  readonly #withoutHeader = new Map<number, Set<string>>();

  constructor(raw: RawStore, dataset: QuarantinedRecord['dataset']) {
    this.#raw = raw;
    this.#required = DATASETS.find(({ name }) => name === dataset)?.requiredColumns ?? []; // prettier-ignore
  }

  async add(records: readonly RawQuarantined[]): Promise<void> {
    await this.#readHeaders(new Set(records.map(record => record.import)));
    for (const { import: number, document } of records) {
      const names = this.#withoutHeader.get(number);
      const fields = names && fieldsOf(document);
      if (fields && !Array.isArray(fields))
        Object.keys(fields).forEach(name => names.add(name));
    }
  }

  union(): string[] {
    const fields = [...this.#withoutHeader.values()].map(names => [...names]);
    return unionOfColumns([...this.#byImport.values(), ...fields]);
  }

  async #readHeaders(imports: ReadonlySet<number>) {
    const unknown = [...imports].filter(
      number => !this.#byImport.has(number) && !this.#withoutHeader.has(number),
    );
    if (unknown.length === 0) return;
    const headers = await this.#raw.columnsOf(unknown);
    for (const number of unknown) {
      const header = headers.get(number);
      if (header) this.#byImport.set(number, header);
      else this.#withoutHeader.set(number, new Set(this.#required));
    }
  }
}
