import { keyOf } from '@rosetta/contracts/finops';
import { SERVICE_FAMILIES } from './serviceFamilies';

/** What a charge says it is for; empty where the file says nothing. */
export interface ServiceOfCharge {
  serviceCategory: string | null;
  serviceSubcategory: string | null;
  serviceName: string | null;
}

/** Keys in the catalogue of what is consumed, and the names behind them. */
export interface Classification {
  domain: string;
  family: string;
  product: string;
  labels: { domain: string; family: string; product: string };
}

interface Family {
  category: string;
  subcategory: string;
}

const FAMILIES = new Map<string, Family[]>();
for (const [category, families] of Object.entries(SERVICE_FAMILIES))
  for (const [subcategory, services] of Object.entries(families))
    for (const service of services) {
      const key = keyOf(service);
      const known = FAMILIES.get(key) ?? [];
      FAMILIES.set(key, [...known, { category, subcategory }]);
    }

/** FOCUS has a subcategory for the rest of each category. */
const restOf = (category: string) => (category ? `Other (${category})` : '');

const familyOf = (category: string, service: string) => {
  const known = FAMILIES.get(keyOf(service));
  if (!known) return restOf(category);
  const fitting = known.find(family => family.category === category);
  return (fitting ?? known[0]).subcategory;
};

/** An empty name still needs something to show. */
const labelOf = (name: string) => name || 'None';

const classify = (category: string, subcategory: string, service: string) => {
  const family = subcategory || familyOf(category, service);
  return {
    domain: keyOf(category),
    family: keyOf(family),
    product: keyOf(service),
    labels: {
      domain: labelOf(category),
      family: labelOf(family),
      product: labelOf(service),
    },
  };
};

/** A classifier that remembers: a bill has millions of lines and few services. */
export const createClassifier = () => {
  const seen = new Map<string, Classification>();
  return (charge: ServiceOfCharge): Classification => {
    const category = charge.serviceCategory ?? '';
    const subcategory = charge.serviceSubcategory ?? '';
    const service = charge.serviceName ?? '';
    const key = `${category}\n${subcategory}\n${service}`;
    let known = seen.get(key);
    if (!known) {
      known = classify(category, subcategory, service);
      seen.set(key, known);
    }
    return known;
  };
};

export type Classify = ReturnType<typeof createClassifier>;
