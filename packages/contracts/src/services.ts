import { finopsRoutes } from './finops';
import { monitoringRoutes } from './monitoring';
import { refRoutes } from './ref';
import { Route } from './route';

/** A service, the name the portal gives it, and the audience of the tokens it accepts. */
export interface ServiceContract {
  /** First segment below `/api/rosetta`. */
  name: string;
  audience: string;
  title: string;
  routes: Record<string, Route<any, any, any, any>>;
}

/** Every service the gateway relays to. */
export const SERVICES = [
  {
    name: 'ref',
    audience: 'platform-ref-api',
    title: 'Référentiel',
    routes: refRoutes,
  },
  {
    name: 'finops',
    audience: 'finops-api',
    title: 'FinOps',
    routes: finopsRoutes,
  },
  {
    name: 'monitoring',
    audience: 'monitoring-api',
    title: 'Monitoring',
    routes: monitoringRoutes,
  },
] as const satisfies readonly ServiceContract[];
