import { HttpRouterService } from '@backstage/backend-plugin-api';
import { limitAddresses } from '@rosetta/plugin-rosetta-node';
import { PUBLIC_PATH } from './protectAnswers';

type Handler = Parameters<HttpRouterService['use']>[0];

/** The portal's own plugins ask here for keys and for the groups of each caller. */
const ASKED_BY_PLUGINS = /^\/v1\/userinfo\/?$/i;

/** Limits how often an address may sign in, come back from the provider or refresh a session. */
export const limitSignIn = (
  limit: Parameters<typeof limitAddresses>[0],
): Handler => {
  const limitAddress = limitAddresses(limit);
  return (req, res, next) =>
    PUBLIC_PATH.test(req.path) || ASKED_BY_PLUGINS.test(req.path)
      ? next()
      : limitAddress(req, res, next);
};
