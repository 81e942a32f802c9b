import { Label } from '@rosetta/finops-mart';
import { RawRecord } from '@rosetta/raw-store';
import { FocusCharge } from '../focus/focusCharge';
import { Classification } from '../products/classify';
import { ShapedCharge } from './shapeCharge';

const EXAMPLES = 3;

/** What is counted and named while the charges of a slice go by. */
export class Tally {
  readonly counts = { lines: 0, direct: 0, unallocated: 0 };
  /** Charges whose tags name several applications: how many, and where a few of them are. */
  readonly ambiguous = { charges: 0, examples: [] as string[] };
  readonly applications = new Set<string>();
  readonly #classifications = new Set<Classification>();
  readonly #accounts = new Map<string, Set<string>>();
  readonly #files = new Map<number, string>();

  add(record: RawRecord, charge: FocusCharge, shaped: ShapedCharge) {
    this.counts.lines += 1;
    this.counts[shaped.owner ? 'direct' : 'unallocated'] += 1;
    if (shaped.owner) this.applications.add(shaped.owner.application);
    this.#classifications.add(shaped.classification);
    this.#files.set(record.import, record.file);
    this.#nameAccount(charge);
    if (shaped.ambiguous) this.#addAmbiguous(record);
  }

  /** What the keys are called; of two spellings the mart keeps one. */
  *labels(): Generator<Label> {
    for (const { labels, ...keys } of this.#classifications) {
      yield { dimension: 'domain', key: keys.domain, label: labels.domain };
      yield { dimension: 'family', key: keys.family, label: labels.family };
      yield { dimension: 'product', key: keys.product, label: labels.product };
    }
    for (const [key, names] of this.#accounts)
      for (const label of names)
        yield { dimension: 'billing_account', key, label };
    for (const [key, label] of this.#files)
      yield { dimension: 'raw_file', key: String(key), label };
  }

  #nameAccount({ billingAccountId, billingAccountName }: FocusCharge) {
    if (!billingAccountId || !billingAccountName) return;
    const names = this.#accounts.get(billingAccountId);
    if (names) names.add(billingAccountName);
    else this.#accounts.set(billingAccountId, new Set([billingAccountName]));
  }

  #addAmbiguous({ file, row }: RawRecord) {
    this.ambiguous.charges += 1;
    if (this.ambiguous.examples.length < EXAMPLES)
      this.ambiguous.examples.push(`${file} row ${row}`);
  }
}
