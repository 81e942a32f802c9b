import {
  AgreedPrice,
  AgreedPriceKey,
  AgreedPriceToSet,
  keyOf,
} from '@rosetta/contracts/finops';
import { problemsOfAll, wrongFieldsOf } from '../valuesToSet/draftProblems';
import { toDecimal } from '../valuesToSet/toDecimal';

/** What a person writes of an agreed price, in a form or in a file. */
export interface PriceDraft {
  product: string;
  sku: string;
  unit: string;
  currency: string;
  since: string;
  price: string;
}

/** Why a draft can't be saved: its field, or that it stands above already. */
export type PriceProblem = keyof PriceDraft | 'twice';

/** What a table knows an agreed price by. */
export const priceId = ({
  product,
  sku,
  unit,
  currency,
  since,
}: AgreedPriceKey) => [product, sku, unit, currency, since].join('/');

export const draftOf = (price: AgreedPrice): PriceDraft => {
  const { product, sku, unit, currency, since } = price;
  return { product, sku, unit, currency, since, price: price.price };
};

/** People know a product by its name. */
const productOf = (text: string) => text.trim() && keyOf(text.trim());

/** The draft as it is sent. */
export const toPriceToSet = (draft: PriceDraft) =>
  ({
    product: productOf(draft.product),
    sku: draft.sku.trim(),
    unit: draft.unit.trim(),
    currency: draft.currency
      .trim()
      .toUpperCase() as AgreedPriceToSet['currency'],
    since: draft.since.trim(),
    price: toDecimal(draft.price),
  } satisfies AgreedPriceToSet);

export const priceOf = ({ price }: Pick<PriceDraft, 'price'>) => price;

export const PRICE_FIELDS = [
  'product',
  'sku',
  'unit',
  'currency',
  'since',
  'price',
] as const;

/** What is wrong with each of several drafts, if anything. */
export const problemsOf = (
  drafts: readonly PriceDraft[],
): (PriceProblem | undefined)[] =>
  problemsOfAll(drafts.map(toPriceToSet), priceId, item => {
    const wrong = wrongFieldsOf(AgreedPriceToSet, item);
    return PRICE_FIELDS.find(field => wrong.has(field));
  });
