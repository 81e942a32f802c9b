import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { Person, findPeople } from '@rosetta/contracts/portal';
import { z } from 'zod';
import { parse } from './parse';
import { SignIn, SignInStore } from './SignInStore';

export type PeopleQuery = RouteRequest<typeof findPeople>['query'];
type People = RouteAnswer<typeof findPeople>;

interface Sources {
  catalog: CatalogService;
  signIns: SignInStore;
  credentials: BackstageCredentials;
}

/** Where to read on in the list of a text: how many of the catalog's people were seen, or who of the others last. */
const Place = z.strictObject({
  text: z.string(),
  catalog: z.int().min(0).optional(),
  after: z.string().optional(),
});
type Place = z.output<typeof Place>;

const SEARCHED = [
  'metadata.name',
  'spec.profile.displayName',
  'spec.profile.email',
];

const toCursor = (place: Place) =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

const placeOf = ({ query: text, cursor }: PeopleQuery): Place => {
  if (cursor === undefined) return { text, catalog: 0 };
  try {
    const json = Buffer.from(cursor, 'base64url').toString();
    const place = parse('cursor', Place, JSON.parse(json));
    if (place.text === text) return place;
  } catch {
    // Whatever is wrong with it, one thing only helps: told below.
  }
  throw new InputError('cursor: is not one that this list gave');
};

const displayNameOf = ({ spec }: Entity): string | undefined =>
  (spec?.profile as { displayName?: string } | undefined)?.displayName;

const toPerson = ({ user, at }: SignIn): Person => ({
  user,
  signedInAt: at.toISOString(),
});

/** A page of the catalog's people, with when they last signed in, and how many there are. */
const inCatalog = async (
  text: string,
  page: { offset: number; limit: number },
  { catalog, signIns, credentials }: Sources,
) => {
  const { items, totalItems } = await catalog.queryEntities(
    {
      filter: { kind: 'User', 'metadata.namespace': 'default' },
      ...(text && { fullTextFilter: { term: text, fields: SEARCHED } }),
      orderFields: { field: 'metadata.name', order: 'asc' },
      fields: ['kind', 'metadata', 'spec.profile'],
      ...page,
    },
    { credentials },
  );
  const users = items.map(stringifyEntityRef);
  const last = new Map(
    (await signIns.ofEach(users)).map(({ user, at }) => [user, at]),
  );
  const people = items.map((entity, index) => ({
    user: users[index],
    displayName: displayNameOf(entity),
    signedInAt: last.get(users[index])?.toISOString() ?? null,
  }));
  return { people, totalItems };
};

/** Most of those who signed in are in the catalog: a short page of the others may be far away. */
const STEP = 500;

/** Those who signed in and whom the catalog does not know, after one of them. */
async function* onlySignedIn(
  text: string,
  from: string,
  { catalog, signIns, credentials }: Sources,
): AsyncGenerator<Person> {
  for (let after = from; ; ) {
    const found = await signIns.find(text, after, STEP);
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: found.map(({ user }) => user), fields: ['kind'] },
      { credentials },
    );
    yield* found.filter((_, index) => !items[index]).map(toPerson);
    if (found.length < STEP) return;
    after = found.at(-1)!.user;
  }
}

/** A page of people, and where the next one begins. */
export async function listPeople(
  query: PeopleQuery,
  sources: Sources,
): Promise<People> {
  const { limit } = query;
  const { text, catalog: offset, after = '' } = placeOf(query);
  let last = after;
  const items: Person[] = [];
  if (offset !== undefined) {
    const found = await inCatalog(text, { offset, limit }, sources);
    const seen = offset + found.people.length;
    items.push(...found.people);
    if (seen < found.totalItems)
      return { items, nextCursor: toCursor({ text, catalog: seen }) };
  }
  // One more tells whether there is a next page.
  for await (const person of onlySignedIn(text, after, sources)) {
    if (items.length === limit)
      return { items, nextCursor: toCursor({ text, after: last }) };
    items.push(person);
    last = person.user;
  }
  return { items };
}
