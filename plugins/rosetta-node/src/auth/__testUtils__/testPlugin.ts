import {
  HttpAuthService,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import express, { Request, Response } from 'express';

interface TestPluginOptions {
  /** Anonymous callers reach it, as they reach sign-in. */
  open?: boolean;
  /** The body of each answer. */
  answer?(deps: {
    req: Request;
    res: Response;
    httpAuth: HttpAuthService;
  }): Promise<unknown>;
}

/** A plugin of Backstage that answers every request. */
export const testPlugin = (
  pluginId: string,
  { open = false, answer = async () => 'data' }: TestPluginOptions = {},
) =>
  createBackendPlugin({
    pluginId,
    register(reg) {
      reg.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          if (open) http.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
          http.use(
            express.Router().all('*', (req, res, next) => {
              answer({ req, res, httpAuth }).then(body => res.json(body), next);
            }),
          );
        },
      });
    },
  });
