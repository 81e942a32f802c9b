import { NONE } from '@rosetta/contracts/finops';
import { ChargeFact } from '@rosetta/finops-mart';
import { RawRecord } from '@rosetta/raw-store';
import { AMBIGUOUS, Attribution, Owner } from '../attribution/attribute';
import { FocusCharge } from '@rosetta/sources/bills';
import { Classification, Classify } from '../products/classify';

/** A charge as a fact, and what the run's log and labels need to know of it. */
export interface ShapedCharge {
  fact: ChargeFact;
  classification: Classification;
  owner: Owner | undefined;
  /** Two tags named two applications, and nothing says which one counts. */
  ambiguous: boolean;
}

export interface Shaping {
  attribute: Attribution;
  classify: Classify;
}

const tagsText = (tags: FocusCharge['tags']) =>
  Object.keys(tags).length > 0 ? JSON.stringify(tags) : null;

/** Pure: what a billed line becomes. */
export const shapeCharge = (
  { import: rawImport, row: rawRow }: Pick<RawRecord, 'import' | 'row'>,
  charge: FocusCharge,
  { attribute, classify }: Shaping,
): ShapedCharge => {
  const found = attribute(charge);
  const ambiguous = found === AMBIGUOUS;
  const owner = ambiguous ? undefined : found;
  const classification = classify(charge);
  const fact: ChargeFact = {
    rawImport,
    rawRow,
    chargeFrom: charge.chargePeriodStart,
    chargeTo: charge.chargePeriodEnd,
    kind: owner ? 'direct' : 'unallocated',
    application: owner?.application ?? null,
    group: owner?.group ?? null,
    currency: charge.billingCurrency,
    billed: charge.billedCost,
    effective: charge.effectiveCost,
    list: charge.listCost,
    contracted: charge.contractedCost,
    provider: charge.providerName ?? '',
    billingAccount: charge.billingAccountId ?? NONE,
    subAccount: charge.subAccountId,
    resource: charge.resourceId,
    domain: classification.domain,
    family: classification.family,
    product: classification.product,
    chargeCategory: charge.chargeCategory ?? '',
    commitmentDiscountStatus: charge.commitmentDiscountStatus,
    capacityReservationStatus: charge.capacityReservationStatus,
    tags: tagsText(charge.tags),
  };
  return { fact, classification, owner, ambiguous };
};
