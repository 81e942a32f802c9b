import { QualityPart } from '@rosetta/contracts/ref';

/** What opens over a sheet to mend it: the form for its fields, for an identifier, or its confirmation. */
export const FIXES = ['change', 'pivot', 'attest'] as const;
type Fix = (typeof FIXES)[number];

const FIX_OF: Record<QualityPart, Fix | 'relations'> = {
  owner: 'change',
  cost: 'pivot',
  delivery: 'pivot',
  component: 'pivot',
  relations: 'relations',
  freshness: 'attest',
  attested: 'attest',
};

/** Where a part that is missing is mended, on the sheet of its application. */
export const fixPath = (sheet: string, part: QualityPart) => {
  const fix = FIX_OF[part];
  return fix === 'relations' ? `${sheet}/relations` : `${sheet}?fix=${fix}`;
};
