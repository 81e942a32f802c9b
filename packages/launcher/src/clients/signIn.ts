import fetchCookie from 'fetch-cookie';
import { z } from 'zod';
import { Problem } from '../problem';

/** The environment of the portal's sign-in that has the demo identity provider. */
const ENVIRONMENT = 'development';

const Session = z.object({
  backstageIdentity: z.object({
    token: z.string().min(1),
    expiresInSeconds: z.number(),
    identity: z.object({ userEntityRef: z.string() }),
  }),
});

export interface SignedIn {
  /** For `Authorization: Bearer`. */
  token: string;
  /** Entity ref, `user:default/engineer`. */
  user: string;
  expiresInSeconds: number;
}

type Fetch = typeof fetch;

/** What `fetch` keeps of a connection that failed. */
const connectionErrorOf = (error: unknown) =>
  (error as { cause?: { code?: string } }).cause;

const notRunning = (baseUrl: string) =>
  new Problem(
    `Rosetta, or its demo identity provider, does not answer at ${baseUrl}.`,
    'Start it with `npm start`, or see `yarn rosetta status`.',
  );

const refused = (what: string) =>
  new Problem(
    `Sign-in failed: ${what}.`,
    'The logs of backstage and identity in .rosetta/logs say why.',
  );

/** Asks the portal to sign somebody in, which leads to the provider's login page. */
async function openLoginPage(
  fetchWithCookies: Fetch,
  baseUrl: string,
  returnTo: string,
): Promise<string> {
  const start = new URL('/api/auth/oidc/start', baseUrl);
  start.search = new URLSearchParams({
    env: ENVIRONMENT,
    flow: 'redirect',
    redirectUrl: `${returnTo}/`,
  }).toString();
  const page = await fetchWithCookies(start);
  await page.body?.cancel();
  if (!page.ok) throw refused(`the login page answered ${page.status}`);
  return page.url;
}

/** Says who it is, and comes back to the portal with a code, which it makes a session of. */
async function logIn(fetchWithCookies: Fetch, loginPage: string, user: string) {
  const back = await fetchWithCookies(loginPage, {
    method: 'POST',
    body: new URLSearchParams({ user }),
  });
  await back.body?.cancel();
  const error = new URL(back.url).searchParams.get('error');
  if (error) throw refused(error);
}

async function readSession(
  fetchWithCookies: Fetch,
  baseUrl: string,
): Promise<SignedIn> {
  const answer = await fetchWithCookies(
    `${baseUrl}/api/auth/oidc/refresh?optional&env=${ENVIRONMENT}`,
    { headers: { 'x-requested-with': 'XMLHttpRequest' } },
  );
  if (!answer.ok) throw refused(`the portal answered ${answer.status}`);
  const { backstageIdentity } = Session.parse(await answer.json());
  const { token, expiresInSeconds, identity } = backstageIdentity;
  return { token, expiresInSeconds, user: identity.userEntityRef };
}

/**
 * Signs a demo user in as a browser does: the code flow, with cookies. The portal returns only to
 * its own pages, which have another address than its API while they are reloaded on changes.
 */
export async function signIn(
  baseUrl: string,
  user: string,
  pagesUrl = baseUrl,
): Promise<SignedIn> {
  const fetchWithCookies = fetchCookie(fetch);
  try {
    await logIn(
      fetchWithCookies,
      await openLoginPage(fetchWithCookies, baseUrl, pagesUrl),
      user,
    );
    return await readSession(fetchWithCookies, baseUrl);
  } catch (error) {
    throw connectionErrorOf(error)?.code ? notRunning(baseUrl) : error;
  }
}
