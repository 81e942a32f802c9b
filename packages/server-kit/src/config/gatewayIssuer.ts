import { z } from 'zod';

/** `rosetta.identity.gateway.issuer`: `iss` of the tokens that the gateway signs and services accept. */
export const GatewayIssuer = z.string().min(1).default('rosetta-gateway');
