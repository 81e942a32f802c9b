import { HttpRouterService } from '@backstage/backend-plugin-api';

type Handler = Parameters<HttpRouterService['use']>[0];
type Response = Parameters<Handler>[1];

/** Of the session that keeps the verifier of PKCE while somebody signs in. */
const SESSION_COOKIE = /^connect\.sid=/;
const SAME_SITE = /;\s*samesite=/i;
/** Public keys and metadata, which others may keep. */
export const PUBLIC_PATH = /^\/(\.well-known|\.backstage\/auth)\//i;

/** Backstage sets none. The way back from the provider is a link, with which a lax cookie is sent. */
const addSameSite = (cookie: string) =>
  SESSION_COOKIE.test(cookie) && !SAME_SITE.test(cookie)
    ? `${cookie}; SameSite=Lax`
    : cookie;

const protectCookies = (res: Response) => {
  const cookies = res.getHeader('set-cookie');
  if (Array.isArray(cookies))
    res.setHeader('set-cookie', cookies.map(addSameSite));
};

/**
 * Nobody keeps an answer of sign-in, which may hold a token, and its session cookie is not sent
 * along with requests of other sites.
 */
export const protectAnswers: Handler = (req, res, next) => {
  if (!PUBLIC_PATH.test(req.path)) res.setHeader('cache-control', 'no-store');
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => Response;
  res.writeHead = (...args: unknown[]) => {
    protectCookies(res);
    return writeHead(...args);
  };
  next();
};
