import { MAX_KEY_LENGTH } from '@rosetta/contracts/finops';
import { Label } from '@rosetta/finops-mart';
import { RawRecord } from '@rosetta/raw-store';
import { FocusCharge } from '@rosetta/sources/bills';
import { Classification } from '../products/classify';
import { ShapedCharge } from './shapeCharge';

const EXAMPLES = 3;

/** What went otherwise than people may expect: how often, and where a few times. */
class Oddity {
  count = 0;
  readonly examples: string[] = [];

  add({ file, row }: RawRecord) {
    this.count += 1;
    if (this.examples.length < EXAMPLES)
      this.examples.push(`${file} row ${row}`);
  }
}

/** What is counted and named while the charges of a slice go by. */
export class ShapeStats {
  readonly counts = { lines: 0, direct: 0, indirect: 0, unallocated: 0 };
  /** Tags name several applications, and nothing says which one counts. */
  readonly ambiguous = new Oddity();
  readonly unreadableTags = new Oddity();
  readonly applications = new Set<string>();
  /** What the charges are billed in. */
  readonly currencies = new Set<string>();
  readonly #classifications = new Set<Classification>();
  readonly #accounts = new Map<string, Set<string>>();
  readonly #files = new Map<number, string>();

  add(record: RawRecord, charge: FocusCharge, shaped: ShapedCharge) {
    this.counts.lines += 1;
    this.counts[shaped.fact.kind] += 1;
    this.currencies.add(charge.billingCurrency);
    if (shaped.owner) this.applications.add(shaped.owner.application);
    this.#classifications.add(shaped.classification);
    this.#files.set(record.import, record.file);
    this.#nameAccount(charge);
    if (shaped.fact.reason === 'ambiguous-tags') this.ambiguous.add(record);
    if (charge.tagsUnreadable) this.unreadableTags.add(record);
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
    if (billingAccountId.length > MAX_KEY_LENGTH) return;
    const names = this.#accounts.get(billingAccountId);
    if (names) names.add(billingAccountName);
    else this.#accounts.set(billingAccountId, new Set([billingAccountName]));
  }
}
