import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SignIn, SignInStore } from './SignInStore';
import { listPeople } from './listPeople';

const KNOWN = Array.from(
  { length: 700 },
  (_, index) => `known-${String(index).padStart(3, '0')}`,
);
const signIn = (name: string): SignIn => ({
  user: `user:default/${name}`,
  groups: [],
  at: new Date(0),
});
const SIGN_INS = [...KNOWN, 'zoe'].map(signIn);

it('a short page finds people outside of the catalog among many inside it in few queries', async () => {
  const catalog = catalogServiceMock({
    entities: KNOWN.map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name, namespace: 'default' },
      spec: {},
    })),
  });
  let steps = 0;
  const signIns = {
    async find(_text, after, limit) {
      steps += 1;
      return SIGN_INS.filter(({ user }) => user > after).slice(0, limit);
    },
    getMany: async () => [],
  } as Partial<SignInStore> as SignInStore;
  const cursor = Buffer.from('{"text":"","after":""}').toString('base64url');
  const credentials = mockCredentials.service();
  const people = await listPeople(
    { query: '', limit: 1, cursor },
    { catalog, signIns, credentials },
  );
  expect(people.items.map(({ user }) => user)).toEqual(['user:default/zoe']);
  expect(steps).toBe(2);
});
