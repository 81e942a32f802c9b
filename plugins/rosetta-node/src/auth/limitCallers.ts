import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  LimitsConfig,
  RateLimiter,
  createRateLimiter,
  enforceRateLimit,
  setRateLimitHeaders,
} from '@rosetta/server-kit';
import { Request } from 'express';

/** These count by themselves: the gateway each person, sign-in each address; a page is many files. */
const UNCOUNTED_PLUGINS = new Set(['app', 'auth', 'rosetta']);

/** Counts a request for its caller. @throws TooManyRequestsError beyond the limit */
export type LimitCaller = (
  req: Request,
  credentials: BackstageCredentials,
) => Promise<void>;

/** `rosetta.limits`. */
export const limitsServiceRef = createServiceRef<LimitsConfig>({
  id: 'rosetta.limits',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) =>
        LimitsConfig.parse(config.getOptional('rosetta.limits')),
    }),
});

/** One for the whole backend: a caller has one limit for all plugins together. */
export const callerLimiterServiceRef = createServiceRef<RateLimiter>({
  id: 'rosetta.caller-limiter',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { limits: limitsServiceRef },
      factory: ({ limits }) => createRateLimiter(limits.portal),
    }),
});

interface Principal {
  type: string;
  userEntityRef?: string;
  subject?: string;
  /** The plugin that calls on behalf of a person, whose own request was counted. */
  actor?: unknown;
}

/** Whose request it is; undefined for a request of one plugin to another. */
const callerOf = ({ principal }: BackstageCredentials): string | undefined => {
  const { type, userEntityRef, subject, actor } = principal as Principal;
  if (type === 'user' && !actor) return userEntityRef;
  return subject?.startsWith('external:') ? subject : undefined;
};

/** Limits the requests of each caller to a plugin. A plugin may authenticate a request repeatedly. */
export function createCallerLimit(
  pluginId: string,
  limiter: RateLimiter,
): LimitCaller {
  if (UNCOUNTED_PLUGINS.has(pluginId)) return async () => {};
  const counted = new WeakSet<Request>();
  return async (req, credentials) => {
    const caller = callerOf(credentials);
    if (!caller || counted.has(req)) return;
    counted.add(req);
    const result = await limiter.consume(caller);
    if (!req.res || req.res.headersSent) return;
    setRateLimitHeaders(req.res, result);
    enforceRateLimit(req.res, result);
  };
}
