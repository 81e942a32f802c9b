import { createHash } from 'node:crypto';
import { RunRule } from '../pools/RunRuleStore';

/** What the charges of a pool agree in, besides their rule. */
export interface PoolDimensions {
  chargeFrom: string;
  domain: string;
  family: string;
  product: string;
  provider: string;
  billingAccount: string;
  chargeCategory: string;
  chargeClass: string | null;
  currency: string;
}

const MONTH_LENGTH = 'YYYY-MM'.length;
const ID_DIGITS = 32;

/** Ids of pools, from what their charges agree in: the same in every run, without a counter to share. */
export const createPoolIds = () => {
  const known = new Map<string, string>();
  return (rule: RunRule, charge: PoolDimensions): string => {
    const key = JSON.stringify([
      rule.id,
      rule.version,
      charge.chargeFrom.slice(0, MONTH_LENGTH),
      charge.domain,
      charge.family,
      charge.product,
      charge.provider,
      charge.billingAccount,
      charge.chargeCategory,
      charge.chargeClass,
      charge.currency,
    ]);
    let id = known.get(key);
    if (!id) {
      id = createHash('sha256').update(key).digest('hex').slice(0, ID_DIGITS);
      known.set(key, id);
    }
    return id;
  };
};
