import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { actionsOf } from '@rosetta/contracts/access';
import { PersonAccess } from '@rosetta/contracts/portal';
import { AccessService } from '@rosetta/plugin-rosetta-node';
import { PeopleQuery, listPeople } from './listPeople';
import { SignIn, SignInStore } from './SignInStore';

interface PeopleOptions {
  access: AccessService;
  catalog: CatalogService;
  signIns: SignInStore;
}

type Membership = PersonAccess['groups'];

const groupsInCatalog = ({ relations = [] }: Entity): Membership =>
  relations
    .filter(({ type }) => type === 'memberOf')
    .map(({ targetRef }) => ({ group: targetRef, from: ['catalog'] }));

/** People with their groups and roles, from the catalog and their last sign-in. */
export class People {
  readonly #options: PeopleOptions;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** The caller, with the groups of this sign-in. */
  async describeSelf(
    user: string,
    groups: readonly string[],
  ): Promise<PersonAccess> {
    const signIn = await this.#options.signIns.get(user);
    const known = new Map(signIn?.groups.map(each => [each.group, each]));
    return this.#access(
      user,
      groups.map(group => known.get(group) ?? { group, from: [] }),
      signIn,
    );
  }

  /** Any person, with the groups of their last sign-in, else those of the catalog. */
  async describe(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<PersonAccess> {
    const { signIns, catalog } = this.#options;
    const user = stringifyEntityRef({ kind: 'user', name });
    const signIn = await signIns.get(user);
    if (signIn) return this.#access(user, signIn.groups, signIn);
    const entity = await catalog.getEntityByRef(user, { credentials });
    if (!entity)
      throw new NotFoundError(
        `${user} is not in the catalog and never signed in`,
      );
    return this.#access(user, groupsInCatalog(entity));
  }

  find(query: PeopleQuery, credentials: BackstageCredentials) {
    return listPeople(query, { ...this.#options, credentials });
  }

  async #access(
    user: string,
    groups: Membership,
    signIn?: SignIn,
  ): Promise<PersonAccess> {
    const { roles, reasons, unavailable } = await this.#options.access.accessOf(
      {
        userEntityRef: user,
        ownershipEntityRefs: [user, ...groups.map(({ group }) => group)],
      },
    );
    return {
      user,
      signedInAt: signIn?.at.toISOString() ?? null,
      groups,
      roles: reasons,
      actions: actionsOf(roles),
      unavailable,
    };
  }
}
