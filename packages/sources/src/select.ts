import { PivotType } from '@rosetta/contracts/ref';
import { RawDataset } from '@rosetta/raw-store';
import { SourceDefinition } from './defineSource';
import { SOURCES } from './list';

/** The sources that a domain lands and watches. */
export const sourcesOf = (
  domain: string,
  sources: readonly SourceDefinition[] = SOURCES,
): readonly SourceDefinition[] =>
  sources.filter(source => source.domain === domain);

/** The pivots that a domain needs to find applications in its sources. */
export const pivotTypesOf = (
  domain: string,
  sources: readonly SourceDefinition[] = SOURCES,
): PivotType[] => [
  ...new Set(
    sourcesOf(domain, sources).flatMap(({ pivotTypes }) => pivotTypes),
  ),
];

/** All that can be landed. */
export const datasetsOf = (
  sources: readonly SourceDefinition[] = SOURCES,
): RawDataset[] => sources.flatMap(({ datasets }) => datasets);
