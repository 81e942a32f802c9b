import { Group } from '@rosetta/contracts/ref';
import { findOwners } from './mine';

const createGroup = (id: string, parent: string | null = null): Group => ({
  id,
  name: id,
  parent,
  members: [],
  version: 1,
  validFrom: null,
  validTo: null,
});
const GROUPS = [
  createGroup('company'),
  createGroup('commerce', 'company'),
  createGroup('team-shop', 'commerce'),
  createGroup('team-pay', 'commerce'),
  createGroup('data', 'company'),
];

const find = (groups: Group[], ...ids: string[]) => {
  const { groups: top, owners } = findOwners(groups, ids);
  return [top, owners].map(each => each.map(({ id }) => id));
};

describe('findOwners', () => {
  it('counts the groups below one’s own', () => {
    expect(find(GROUPS, 'commerce')).toEqual([
      ['commerce'],
      ['commerce', 'team-shop', 'team-pay'],
    ]);
  });

  it('names a group once that is below another of one’s own', () => {
    expect(find(GROUPS, 'team-pay', 'commerce', 'data')).toEqual([
      ['commerce', 'data'],
      ['commerce', 'team-shop', 'team-pay', 'data'],
    ]);
  });

  it('leaves out groups that the référentiel does not know', () => {
    expect(find(GROUPS, 'rosetta-users')).toEqual([[], []]);
  });

  it('ends where groups are each other’s parents', () => {
    const cycle = [createGroup('a', 'b'), createGroup('b', 'a')];
    expect(find(cycle, 'a')).toEqual([['a'], ['a', 'b']]);
  });
});
