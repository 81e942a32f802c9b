import { ACTION_NAMES, rolesThatMay } from '@rosetta/contracts/access';
import {
  findPeople,
  getMe,
  getPerson,
  getRoles,
  portalRoutes,
  signOut,
} from '@rosetta/contracts/portal';
import { AccessService } from '@rosetta/plugin-rosetta-node';
import { refuseOtherMethods } from '@rosetta/server-kit';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ReaderLanguages } from '../notices/ReaderLanguages';
import { People } from './People';
import { SignIns } from './SignIns';
import { ServeOptions, createServe } from './createServe';

export interface AccessRouterOptions extends ServeOptions {
  access: AccessService;
  people: People;
  signIns: SignIns;
  languages: ReaderLanguages;
}

/** The gateway's own routes: identity, roles, people, and sign-out. */
export function createAccessRouter(options: AccessRouterOptions): Router {
  const { access, people, signIns, languages } = options;
  const router = PromiseRouter();
  const serve = createServe(router, options);

  serve(getMe, async ({ caller, language }) => {
    if (language) await languages.remember(caller.user, language);
    return {
      ...(await people.describeSelf(caller.user, caller.groups)),
      help: { contact: access.contact, roles: access.givenBy() },
    };
  });
  serve(signOut, async ({ caller }) => {
    const { user, endsAt } = await signIns.end(caller.user);
    return { user, endsAt: endsAt.toISOString() };
  });
  serve(findPeople, ({ query, credentials }) =>
    people.find(query, credentials),
  );
  serve(getPerson, ({ params, credentials }) =>
    people.describe(params.name, credentials),
  );
  serve(getRoles, () => ({
    roles: access.givenBy(),
    actions: ACTION_NAMES.map(action => ({
      action,
      roles: rolesThatMay(action),
    })),
  }));
  refuseOtherMethods(Object.values(portalRoutes), (path, refuse) =>
    router.all(path, refuse),
  );
  return router;
}
