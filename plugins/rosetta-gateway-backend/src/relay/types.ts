import { Route } from '@rosetta/contracts';
import { HttpClient } from '@rosetta/http-kit';
import { Caller } from '../callers/Caller';

/** A service to relay to. */
export interface Upstream {
  /** First segment below `/api/rosetta`. */
  name: string;
  audience: string;
  client: HttpClient;
}

/** A request to relay: its service, route and caller. */
export interface Relayed {
  upstream: Upstream;
  route: Route<any, any, any, any>;
  caller: Caller;
}
