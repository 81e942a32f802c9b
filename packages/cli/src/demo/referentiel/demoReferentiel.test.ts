import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Change, pivotValueProblem } from '@rosetta/contracts';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../../platform/home';
import { focusLines } from '../billing/focusLines';
import { loadCompany } from '@rosetta/simulators/company';
import { demoReferentiel } from './demoReferentiel';

const company = loadCompany();
const wanted = demoReferentiel(company);
const pivots = wanted.flatMap(change =>
  change.kind === 'pivot' ? [change.set] : [],
);

interface CatalogEntity {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: Record<string, any>;
}

const folder = join(ROOT, 'examples/catalog');
const catalog: CatalogEntity[] = readdirSync(folder).flatMap(name =>
  parseAllDocuments(readFileSync(join(folder, name), 'utf8'))
    .map(document => document.toJS())
    .filter(Boolean),
);
const ofKind = (kind: string) => catalog.filter(entity => entity.kind === kind);
const namesOf = (kind: string) =>
  ofKind(kind).map(({ metadata }) => metadata.name);

describe('the référentiel of the demo company', () => {
  it('is changes that the contract takes, with ids of their own', () => {
    expect(wanted.filter(change => !Change.safeParse(change).success)).toEqual(
      [],
    );
    const ids = wanted.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has pivots of every type, each of its form, no value twice', () => {
    expect(pivots.filter(p => pivotValueProblem(p.type, p.value))).toEqual([]);
    expect(new Set(pivots.map(({ type }) => type)).size).toBe(9);
    const values = pivots.map(({ type, value }) => `${type} ${value}`);
    expect(new Set(values).size).toBe(values.length);
  });

  it('tells apart most of the bill, and leaves platforms and the untagged', () => {
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
    for (const { id } of company.applications)
      expect(
        pivots.some(
          ({ application, type }) =>
            application === id && type.startsWith('focus:'),
        ),
      ).toBe(true);
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
        company.applications.map(({ id, group }) => [
          id,
          id.replace('app-', ''),
          group,
        ]),
      ),
    );
  });

  it('has the teams of the référentiel, and their members', () => {
    const groups = new Set(namesOf('Group'));
    expect(company.groups.filter(({ id }) => !groups.has(id))).toEqual([]);
    for (const { id, members } of company.groups)
      expect(
        ofKind('User')
          .filter(({ spec }) => spec.memberOf.includes(id))
          .map(({ metadata }) => metadata.name)
          .sort(),
      ).toEqual([...members].sort());
  });

  it('refers to nothing that is not there', () => {
    const groups = namesOf('Group');
    const missing = [
      ...ofKind('User').flatMap(({ spec }) => spec.memberOf),
      ...['Component', 'System', 'Domain'].flatMap(kind =>
        ofKind(kind).map(({ spec }) => spec.owner),
      ),
      ...ofKind('Group').flatMap(({ spec }) => spec.parent ?? []),
    ].filter(group => !groups.includes(group));
    expect(missing).toEqual([]);
    expect(namesOf('System')).toEqual(
      expect.arrayContaining(ofKind('Component').map(c => c.spec.system)),
    );
    expect(namesOf('Domain')).toEqual(
      expect.arrayContaining(ofKind('System').map(s => s.spec.domain)),
    );
    expect(namesOf('Component').map(name => `component:${name}`)).toEqual(
      expect.arrayContaining(
        ofKind('Component').flatMap(({ spec }) => spec.dependsOn ?? []),
      ),
    );
  });
});
