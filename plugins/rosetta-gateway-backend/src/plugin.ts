import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { rosettaPermissions } from '@rosetta/plugin-rosetta-common';
import {
  accessServiceRef,
  endedSignInsServiceRef,
  readinessChecksServiceRef,
  signedInServiceRef,
} from '@rosetta/plugin-rosetta-node';
import { People } from './access/People';
import { SignIns } from './access/SignIns';
import { openServiceCalls } from './actions/openServiceCalls';
import { registerActions } from './actions/registerActions';
import { Callers } from './callers/Callers';
import { readShutdown } from './drain/readShutdown';
import { createTokens } from './keys/createTokens';
import { openKeyRing } from './keys/openKeyRing';
import { openRelay } from './openRelay';
import { readGatewayConfig } from './readGatewayConfig';
import { openDatabase } from './openDatabase';
import { addOpenPolicies } from './openRoutes';
import { createRouter } from './router';
import { openNotices } from './notices/openNotices';
import { ReaderLanguages } from './notices/ReaderLanguages';

/** `/api/rosetta`: the gateway to Rosetta's services. */
export const rosettaGatewayPlugin = createBackendPlugin({
  pluginId: 'rosetta',
  register(env) {
    env.registerInit({
      deps: {
        access: accessServiceRef,
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        ended: endedSignInsServiceRef,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        readiness: readinessChecksServiceRef,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        signedIn: signedInServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ httpRouter, ...deps }) {
        const config = readGatewayConfig(deps.config);
        const { issuer, keyLifetimeMinutes } = config.identity.gateway;
        const ring = await openKeyRing({ ...deps, keyLifetimeMinutes });
        const db = await openDatabase(deps);
        const signIns = new SignIns({ ...deps, db });
        await signIns.subscribe(deps);
        const shutdown = readShutdown(deps.config, config.shutdown);
        deps.permissionsRegistry.addPermissions(
          Object.values(rosettaPermissions),
        );
        addOpenPolicies(httpRouter);
        const relay = openRelay(config, { ...deps, shutdown });
        const issueToken = createTokens(ring, issuer);
        const callers = new Callers({ ...deps, issueToken });
        const callAs = await openServiceCalls(deps);
        registerActions({ ...deps, ...relay, callAs });
        const languages = new ReaderLanguages(db);
        await openNotices({ ...deps, ...relay, db, issueToken, languages });
        httpRouter.use(
          createRouter({
            ...deps,
            ...relay,
            people: new People({ ...deps, signIns: signIns.store }),
            signIns,
            languages,
            callers,
            publicKeys: () => ring.publicKeys(),
          }),
        );
      },
    });
  },
});
