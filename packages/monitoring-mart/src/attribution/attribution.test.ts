import { Referentiel } from '@rosetta/service-kit';
import { createAttribution } from './attribution';

const ALWAYS = { validFrom: null, validTo: null };
const SWAP = '2026-03-01T00:00:00.000Z';
const NOW = '2026-04-01T00:00:00.000Z';

const REFERENTIEL: Referentiel = {
  applications: [
    { id: 'app-shop', name: 'Old shop', group: 'grp-a', validFrom: null, validTo: SWAP },
    { id: 'app-shop', name: 'Shop', group: 'grp-b', validFrom: SWAP, validTo: null },
    { id: 'app-bank', name: 'Bank', group: 'grp-c', ...ALWAYS },
  ],
  groups: [],
  pivots: [
    { application: 'app-bank', type: 'gitlab:project', value: 'g/p', validFrom: null, validTo: SWAP },
    { application: 'app-shop', type: 'gitlab:project', value: 'g/p', validFrom: SWAP, validTo: null },
    { application: 'app-shop', type: 'argocd:app', value: 'web', ...ALWAYS },
    { application: 'app-bank', type: 'argocd:app', value: 'team-bank/web', ...ALWAYS },
  ],
}; // prettier-ignore

const attribution = createAttribution(REFERENTIEL);
const ofProject = (path: string, at: string) =>
  attribution.findOwner({ type: 'gitlab:project', values: [path] }, at);
const ofArgoCd = (values: string[], at: string) =>
  attribution.findOwner({ type: 'argocd:app', values }, at);

it('attributes a project to the application and group of its pivot at that time', () => {
  expect(ofProject('g/p', '2026-02-28T23:59:59.999Z')).toEqual({
    application: 'app-bank',
    name: 'Bank',
    group: 'grp-c',
  });
  expect(ofProject('g/p', SWAP)).toEqual({
    application: 'app-shop',
    name: 'Shop',
    group: 'grp-b',
  });
  expect(ofProject('g/other', NOW)).toBeUndefined();
});

it('attributes an Argo CD application by namespace and name, or else by name', () => {
  const ofWeb = (namespace: string | null) =>
    ofArgoCd(namespace ? [`${namespace}/web`, 'web'] : ['web'], NOW)
      ?.application;
  expect(ofWeb('team-bank')).toBe('app-bank');
  expect(ofWeb('team-shop')).toBe('app-shop');
  expect(ofWeb(null)).toBe('app-shop');
  expect(ofArgoCd(['argocd/nobody', 'nobody'], NOW)).toBeUndefined();
});
