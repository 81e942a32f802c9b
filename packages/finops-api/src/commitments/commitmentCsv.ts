import { Commitment } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = ['provider', 'commitment', 'type', 'category', 'currency', 'used', 'unused', 'utilization', 'covered', 'savings', 'quantityUsed', 'quantityUnused', 'unit']; // prettier-ignore

/** All commitments, with all digits. */
export const commitmentsToCsv = (
  items: readonly Commitment[],
  currency: string,
): string =>
  toCsv([
    COLUMNS,
    ...items.map(item => [
      ...[item.provider, item.commitment, item.type, item.category].map(cell =>
        textCell(cell),
      ),
      ...[currency, item.used, item.unused],
      item.utilization === null ? null : `${item.utilization}`,
      ...[item.covered, item.savings],
      ...[item.quantity?.used ?? null, item.quantity?.unused ?? null],
      textCell(item.quantity?.unit ?? null),
    ]),
  ]);
