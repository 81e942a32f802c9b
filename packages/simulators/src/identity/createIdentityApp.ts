import express, { Express, Request, Response } from 'express';
import { IdentityOptions, LOGIN_PATH, createProvider } from './createProvider';
import { failurePage, loginPage } from './pages';
import { DEMO_USERS } from './users';
import { textsForLanguages } from './texts';

const textsFor = (req: Request) =>
  textsForLanguages(req.get('accept-language'));

/** Nothing from outside, and forms lead here or, by redirect, back to the portal. */
const protect = (res: Response, { client }: IdentityOptions) => {
  const portal = new Set(
    [...client.redirectUris, ...client.postLogoutRedirectUris].map(
      uri => new URL(uri).origin,
    ),
  );
  res.set({
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'img-src data:',
      `form-action 'self' ${[...portal].join(' ')}`,
      "frame-ancestors 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
};

/** The provider, and the page where one says who one is. */
export async function createIdentityApp(
  options: IdentityOptions,
): Promise<Express> {
  const provider = await createProvider(options);
  const app = express().disable('x-powered-by');
  app.get(`${LOGIN_PATH}/:uid`, async (req, res) => {
    const { uid } = await provider.interactionDetails(req, res);
    protect(res, options);
    res.send(loginPage(textsFor(req), DEMO_USERS, `${LOGIN_PATH}/${uid}`));
  });
  app.post(
    `${LOGIN_PATH}/:uid`,
    express.urlencoded({ extended: false, limit: '1kb' }),
    async (req, res) => {
      const user = DEMO_USERS.find(({ name }) => name === req.body?.user);
      protect(res, options);
      if (!user) {
        res.status(400);
        res.send(failurePage(textsFor(req), 'No such demo user'));
        return;
      }
      await provider.interactionFinished(req, res, {
        login: { accountId: user.name },
      });
    },
  );
  app.use(
    LOGIN_PATH,
    (error: Error, req: Request, res: Response, _: unknown) => {
      protect(res, options);
      res.status(400).send(failurePage(textsFor(req), error.message));
    },
  );
  app.use(provider.callback());
  return app;
}
