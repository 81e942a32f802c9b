import './instrumentation';
import { createBackend } from '@backstage/backend-defaults';
import {
  migrateOrExit,
  migrationFeatures,
  pluginHttpRouterFactory,
  portalHttpRouterFactory,
  roleRequiredHttpAuthServiceFactory,
  rootHealthFactory,
  rootLoggerFactory,
  startOrExit,
} from '@rosetta/plugin-rosetta-node';

const backend = createBackend();

// `migrate` brings the databases of all plugins up to date, and ends.
const migrates = process.argv[2] === 'migrate';
if (migrates) migrationFeatures.forEach(feature => backend.add(feature));

// Requests pass this before they reach any plugin.
backend.add(portalHttpRouterFactory);
backend.add(pluginHttpRouterFactory);

// Not ready while something that the portal needs does not answer.
backend.add(rootHealthFactory);

// The launcher may already know which configuration values are secret.
backend.add(rootLoggerFactory);

// Rejects people without a role, and tokens of ended sign-ins, for all plugins.
backend.add(roleRequiredHttpAuthServiceFactory);

backend.add(import('@backstage/plugin-app-backend'));
// Proxies nothing unless configured; `rosetta bench gateway` compares with it.
backend.add(import('@backstage/plugin-proxy-backend'));

// Authentication and permissions
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@rosetta/plugin-auth-backend-module-rosetta'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@rosetta/plugin-permission-backend-module-rosetta'));
backend.add(
  import('@rosetta/plugin-permission-backend-module-rosetta-directory'),
);

// Rosetta's services
backend.add(import('@rosetta/plugin-rosetta-gateway-backend'));

// Catalog, TechDocs, scaffolder
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

// Search
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@rosetta/plugin-search-backend-module-rosetta'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// Settings, events, notifications, MCP
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@rosetta/plugin-signals-backend-module-rosetta'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

if (migrates) migrateOrExit(backend);
else startOrExit(backend);
