import './instrumentation';
import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  closeWhenStopping,
  roleRequiredHttpAuthServiceFactory,
  probes,
  requestId,
  rootLoggerFactory,
} from '@rosetta/plugin-rosetta-node';

const backend = createBackend();

// Every answer has a request id to quote, those of Backstage's own plugins and refusals too;
// probes are where every service has them; and no connection keeps the portal from leaving.
backend.add(
  rootHttpRouterServiceFactory({
    configure({ app, lifecycle, applyDefaults }) {
      app.use(requestId(), probes(), closeWhenStopping(lifecycle));
      applyDefaults();
    },
  }),
);

// Which of the configuration is secret, a start may have found out before.
backend.add(rootLoggerFactory);

// A person without a role, and a sign-in that was ended, reach no plugin.
backend.add(roleRequiredHttpAuthServiceFactory);

backend.add(import('@backstage/plugin-app-backend'));
// Relays nothing until it is configured to: `rosetta bench gateway` measures itself against it.
backend.add(import('@backstage/plugin-proxy-backend'));

// Who people are, and what they may do
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@rosetta/plugin-auth-backend-module-rosetta'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@rosetta/plugin-permission-backend-module-rosetta'));
backend.add(
  import('@rosetta/plugin-permission-backend-module-rosetta-directory'),
);

// Rosetta's services
backend.add(import('@rosetta/plugin-rosetta-gateway-backend'));

// What there is
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@rosetta/plugin-catalog-backend-module-rosetta'));
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@rosetta/plugin-techdocs-backend-module-rosetta'));
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);

// Finding it
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// Telling people and machines
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@rosetta/plugin-signals-backend-module-rosetta'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
