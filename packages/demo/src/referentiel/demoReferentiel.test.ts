import { Change, pivotValueProblem } from '@rosetta/contracts/ref';
import { loadCompany } from '@rosetta/simulators/company';
import { readShippedCatalog } from '../catalog/__testUtils__/shippedCatalog';
import { focusLines } from '../billing/focusLines';
import { demoReferentiel } from './demoReferentiel';

const company = loadCompany();
const wanted = demoReferentiel(company);
const pivots = wanted.flatMap(change =>
  change.kind === 'pivot' ? [change.set] : [],
);

/** Rosetta itself is no application of the company. */
const catalog = readShippedCatalog().filter(
  ({ spec }) => spec.system !== 'rosetta',
);
const ofKind = (kind: string) => catalog.filter(entity => entity.kind === kind);
const listNames = (kind: string) =>
  ofKind(kind).map(({ metadata }) => metadata.name);

describe('the référentiel of the demo company', () => {
  it('consists of changes that the contract accepts, with unique ids', () => {
    expect(wanted.filter(change => !Change.safeParse(change).success)).toEqual(
      [],
    );
    const ids = wanted.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has valid pivots of every type and no value twice', () => {
    expect(pivots.filter(p => pivotValueProblem(p.type, p.value))).toEqual([]);
    expect(new Set(pivots.map(({ type }) => type)).size).toBe(9);
    const values = pivots.map(({ type, value }) => `${type} ${value}`);
    expect(new Set(values).size).toBe(values.length);
  });

  it('attributes most of the bill, but no platforms and no untagged lines', () => {
    const known = new Set(pivots.map(({ type, value }) => `${type} ${value}`));
    const lines = [...focusLines(company, { month: '2026-10', seed: 1 })];
    const isDirect = (line: (typeof lines)[number]) =>
      known.has(`focus:resource ${line.ResourceId}`) ||
      known.has(`focus:subaccount ${line.SubAccountId}`) ||
      known.has(
        `focus:tag application=${JSON.parse(line.Tags ?? '{}').application}`,
      );
    const share = lines.filter(isDirect).length / lines.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.85);
  });

  it.each(['2025-10', '2026-02', '2026-10'])(
    'finds a cost of every application in %s',
    month => {
      const applications = new Map(
        pivots.map(({ type, value, application }) => [
          `${type} ${value}`,
          application,
        ]),
      );
      const found = new Set(
        [...focusLines(company, { month, seed: 1 })]
          .filter(line => line.ChargeCategory === 'Usage')
          .flatMap(line => [
            `focus:resource ${line.ResourceId}`,
            `focus:subaccount ${line.SubAccountId}`,
            `focus:tag application=${
              JSON.parse(line.Tags ?? '{}').application
            }`,
          ])
          .map(key => applications.get(key)),
      );
      expect(company.applications.filter(({ id }) => !found.has(id))).toEqual(
        [],
      );
    },
  );

  it('has the GitLab and Argo CD names of each component of AI Studio', () => {
    const listPivotTypes = (id: string) =>
      pivots.filter(p => p.application === id).map(({ type }) => type);
    const ofAiStudio = company.applications.filter(a => a.component);
    expect(ofAiStudio).toHaveLength(29);
    for (const { id } of ofAiStudio)
      expect(listPivotTypes(id)).toEqual(
        expect.arrayContaining(['gitlab:project', 'argocd:app']),
      );
  });
});

describe('the catalog of the demo company', () => {
  it('has a component for each application, of the same team', () => {
    const components = ofKind('Component').map(({ metadata, spec }) => [
      metadata.annotations?.['rosetta.io/application'],
      metadata.name,
      spec.owner,
    ]);
    expect(components).toHaveLength(company.applications.length);
    expect(components).toEqual(
      expect.arrayContaining(
        company.applications.map(({ id, component, group }) => [
          id,
          component ?? id.replace('app-', ''),
          group,
        ]),
      ),
    );
  });

  it('has the teams of the référentiel, and their members', () => {
    const groups = new Set(listNames('Group'));
    expect(company.groups.filter(({ id }) => !groups.has(id))).toEqual([]);
    for (const { id, members } of company.groups)
      expect(
        ofKind('User')
          .filter(({ spec }) => spec.memberOf.includes(id))
          .map(({ metadata }) => metadata.name)
          .sort(),
      ).toEqual([...members].sort());
  });
});
