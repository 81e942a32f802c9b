import { Referentiel } from '@rosetta/service-kit';
import { applicationLabels, groupLabels, groupTree } from './snapshot';

const version = (
  id: string,
  parent: string | null,
  validFrom: string | null,
  validTo: string | null,
) => ({ id, name: `${id} below ${parent}`, parent, validFrom, validTo });

const REFERENTIEL: Referentiel = {
  applications: [
    { id: 'app-a', name: 'Old name', group: 'g', validFrom: null, validTo: '2024-09-15T00:00:00.000Z' },
    { id: 'app-a', name: 'New name', group: 'g', validFrom: '2024-09-15T00:00:00.000Z', validTo: null },
    { id: 'app-b', name: 'Of no charge', group: 'g', validFrom: null, validTo: null },
  ],
  groups: [
    version('g', 'old', null, '2024-09-10T00:00:00.000Z'),
    version('g', 'new', '2024-09-10T00:00:00.000Z', '2024-10-01T00:00:00.000Z'),
    version('g', 'later', '2024-10-01T00:00:00.000Z', null),
    version('gone', null, null, '2024-01-01T00:00:00.000Z'),
    version('future', null, '2025-01-01T00:00:00.000Z', null),
  ],
  pivots: [],
}; // prettier-ignore

describe('what a run keeps of the référentiel', () => {
  it('is each group once, as it was last in the month', () => {
    expect(groupTree(REFERENTIEL, '2024-09')).toEqual([
      { id: 'g', parent: 'new' },
      { id: 'gone', parent: null },
      { id: 'future', parent: null },
    ]);
    expect(groupTree(REFERENTIEL, '2024-08')[0].parent).toBe('old');
    expect(groupLabels(REFERENTIEL, '2024-10')[0].label).toBe('g below later');
  });

  it('is the names of the applications that bear costs', () => {
    expect(
      applicationLabels(REFERENTIEL, '2024-09', new Set(['app-a'])),
    ).toEqual([{ dimension: 'application', key: 'app-a', label: 'New name' }]);
  });
});
