export interface MachineTokensOptions {
  /** Private key, ES256, as a JWK: an object, or its JSON. */
  key: string | object;
  issuer: string;
  /** Id of the caller, as its callees' `rosetta.identity.machines.callers` name it. */
  subject: string;
}

/** Tokens for calls to other services: one audience each, renewed before they end. */
export function createMachineTokens(
  _options: MachineTokensOptions,
): (audience: string) => Promise<string> {
  throw new Error('not yet');
}
