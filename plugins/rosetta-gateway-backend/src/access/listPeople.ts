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

/** The position in the list of a search text: an offset in the catalog, or the last person outside of it. */
const Position = z.strictObject({
  text: z.string(),
  catalog: z.int().min(0).optional(),
  after: z.string().optional(),
});
type Position = z.output<typeof Position>;

const SEARCHED = [
  'metadata.name',
  'spec.profile.displayName',
  'spec.profile.email',
];

const toCursor = (position: Position) =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

const decodePosition = ({ query: text, cursor }: PeopleQuery): Position => {
  if (cursor === undefined) return { text, catalog: 0 };
  try {
    const json = Buffer.from(cursor, 'base64url').toString();
    const position = parse('cursor', Position, JSON.parse(json));
    if (position.text === text) return position;
  } catch {
    // Whatever is wrong with it, the client reads one message.
  }
  throw new InputError('cursor: is not a cursor of this list');
};

const displayNameOf = ({ spec }: Entity): string | undefined =>
  (spec?.profile as { displayName?: string } | undefined)?.displayName;

const toPerson = ({ user, at }: SignIn): Person => ({
  user,
  signedInAt: at.toISOString(),
});

/** A page of the people in the catalog with their last sign-in, and the total. */
const readCatalogPage = async (
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
    (await signIns.getMany(users)).map(({ user, at }) => [user, at]),
  );
  const people = items.map((entity, index) => ({
    user: users[index],
    displayName: displayNameOf(entity),
    signedInAt: last.get(users[index])?.toISOString() ?? null,
  }));
  return { people, totalItems };
};

/** Most people who signed in are in the catalog: the next one outside of it may be far away. */
const BATCH_SIZE = 500;

/** The people who signed in and are not in the catalog, after an entity ref. */
async function* readUncataloged(
  text: string,
  from: string,
  { catalog, signIns, credentials }: Sources,
): AsyncGenerator<Person> {
  for (let after = from; ; ) {
    const found = await signIns.find(text, after, BATCH_SIZE);
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: found.map(({ user }) => user), fields: ['kind'] },
      { credentials },
    );
    yield* found.filter((_, index) => !items[index]).map(toPerson);
    if (found.length < BATCH_SIZE) return;
    after = found.at(-1)!.user;
  }
}

/** A page of people, and the cursor of the next one. */
export async function listPeople(
  query: PeopleQuery,
  sources: Sources,
): Promise<People> {
  const { limit } = query;
  const { text, catalog: offset, after = '' } = decodePosition(query);
  let last = after;
  const items: Person[] = [];
  if (offset !== undefined) {
    const found = await readCatalogPage(text, { offset, limit }, sources);
    const seen = offset + found.people.length;
    items.push(...found.people);
    if (seen < found.totalItems)
      return { items, nextCursor: toCursor({ text, catalog: seen }) };
  }
  // One more item shows whether there is a next page.
  for await (const person of readUncataloged(text, after, sources)) {
    if (items.length === limit)
      return { items, nextCursor: toCursor({ text, after: last }) };
    items.push(person);
    last = person.user;
  }
  return { items };
}
