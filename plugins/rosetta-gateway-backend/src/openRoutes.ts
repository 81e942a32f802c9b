import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { HttpRouterService } from '@backstage/backend-plugin-api';
import { portalOpenApi } from '@rosetta/contracts/openapi';
import { limitAddresses } from '@rosetta/plugin-rosetta-node';
import { LimitsConfig } from '@rosetta/server-kit';
import { RequestHandler, Router } from 'express';
import { JSONWebKeySet } from 'jose';
import { version } from '../package.json';

/** Relative to the plugin. */
export const JWKS_PATH = '/.well-known/jwks.json';
export const OPENAPI_PATH = '/openapi.json';

export interface OpenRoutesOptions {
  limits: Pick<LimitsConfig, 'anonymous' | 'identified'>;
  publicKeys(): JSONWebKeySet;
}

const MINUTE = 'public, max-age=60';

/** Serves a document that never changes, compressed once and not at each request. */
function serveDocument(document: unknown): RequestHandler {
  const plain = Buffer.from(JSON.stringify(document));
  const zipped = gzipSync(plain, { level: 9 });
  const hash = createHash('sha256').update(plain).digest('base64url');
  return (req, res) => {
    res.set({
      'cache-control': MINUTE,
      'content-type': 'application/json; charset=utf-8',
      etag: `W/"${hash}"`,
      vary: 'Accept-Encoding',
    });
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    const zips = req.acceptsEncodings(['gzip', 'identity']) === 'gzip';
    const body = zips ? zipped : plain;
    // What has an encoding is not compressed again by the root router.
    if (zips) res.set('content-encoding', 'gzip');
    res.set('content-length', String(body.length)).end(body);
  };
}

/** Lets everybody call them, without a token. */
export function addOpenPolicies(httpRouter: HttpRouterService) {
  for (const path of [JWKS_PATH, OPENAPI_PATH])
    httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
}

/**
 * The routes that are open to all, and so limited by address. Keys as often as an identified
 * caller may ask: all services of one machine have one address, and cannot work without.
 */
export function serveOpenRoutes(
  router: Router,
  { limits, publicKeys }: OpenRoutesOptions,
) {
  router.get(JWKS_PATH, limitAddresses(limits.identified), (_req, res) => {
    res.set('cache-control', MINUTE).json(publicKeys());
  });
  router.get(
    OPENAPI_PATH,
    limitAddresses(limits.anonymous),
    serveDocument(portalOpenApi(version)),
  );
}
