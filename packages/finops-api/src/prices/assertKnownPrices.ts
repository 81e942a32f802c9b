import { AgreedPriceToSet } from '@rosetta/contracts/finops';
import {
  BilledUnit,
  PriceReadModel,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { InvalidInputError } from '@rosetta/service-kit';
import { Knex } from 'knex';

/** The field that keeps a price from ever being compared, and the cure. */
const problemOf = (
  { product, unit, currency }: AgreedPriceToSet,
  billed: readonly BilledUnit[],
): ['product' | 'unit' | 'currency', string] | undefined => {
  const ofProduct = billed.filter(each => each.product === product);
  if (ofProduct.length === 0)
    return ['product', `no published month has usage of ${product} with a quantity; correct it: GET /v1/prices lists the keys of a month`]; // prettier-ignore
  const inUnit = ofProduct.filter(each => each.unit === unit);
  const listed = (values: string[]) => [...new Set(values)].sort().join(', ');
  if (inUnit.length === 0)
    return ['unit', `no published month bills ${product} in ${unit}; it is billed in ${listed(ofProduct.map(each => each.unit))}`]; // prettier-ignore
  return inUnit.some(each => each.currency === currency)
    ? undefined
    : ['currency', `no published month bills ${product} in ${currency}; it is billed in ${listed(inUnit.map(each => each.currency))}`]; // prettier-ignore
};

/** Refuses prices of a product, unit or currency that no published month bills, which would never be compared. One can always be removed, and a SKU may be agreed on before it is used. */
export const assertKnownPrices = async (
  db: Knex,
  items: readonly AgreedPriceToSet[],
) => {
  const runs = await new PublishedRunReadModel(db).list();
  const products = items
    .filter(({ price }) => price !== null)
    .map(({ product }) => product);
  if (runs.length === 0 || products.length === 0) return;
  const billed = await new PriceReadModel(db).units([...new Set(products)], runs); // prettier-ignore
  const problems = items.flatMap((item, at) => {
    const problem = item.price !== null && problemOf(item, billed);
    if (!problem) return [];
    const [field, message] = problem;
    return { in: 'body', path: ['items', at, field], code: 'unknown', message };
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
};
