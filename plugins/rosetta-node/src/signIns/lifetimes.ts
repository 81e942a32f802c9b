import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

const TOKEN_KEY = 'auth.backstageTokenExpiration';
const SESSION_KEY = 'sessionDuration';
const PROVIDER_KEY = 'auth.providers.oidc';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
/** Backstage's sign-in clamps the configured lifetime of a token to these. */
const MIN_TOKEN_MS = 600 * SECOND_MS;
const MAX_TOKEN_MS = 24 * HOUR_MS;
const DEFAULT_TOKEN_MS = HOUR_MS;
/** A working day. */
const DEFAULT_SESSION_MS = 12 * HOUR_MS;

export interface Lifetimes {
  tokenMs: number;
  sessionMs: number;
}

export const DEFAULT_LIFETIMES: Lifetimes = {
  tokenMs: DEFAULT_TOKEN_MS,
  sessionMs: DEFAULT_SESSION_MS,
};

const readMs = (config: Config, key: string, defaultMs: number): number =>
  config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : defaultMs;

/** How long a token of the portal is valid, as Backstage's sign-in reads it. */
export const readTokenMs = (config: Config): number => {
  const seconds = Math.round(
    readMs(config, TOKEN_KEY, DEFAULT_TOKEN_MS) / SECOND_MS,
  );
  return Math.min(MAX_TOKEN_MS, Math.max(MIN_TOKEN_MS, seconds * SECOND_MS));
};

/** How long a session lasts, from sign-in, however often it is refreshed. */
export const readSessionMs = (environment: Config): number =>
  readMs(environment, SESSION_KEY, DEFAULT_SESSION_MS);

/** The longest of all environments of the provider. */
export const readLongestSessionMs = (config: Config): number => {
  const provider = config.getOptionalConfig(PROVIDER_KEY);
  const environments = provider
    ?.keys()
    .flatMap(key => provider.getOptionalConfig(key) ?? []);
  return Math.max(
    DEFAULT_SESSION_MS,
    ...(environments ?? []).map(readSessionMs),
  );
};
