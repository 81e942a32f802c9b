import {
  createHttpClient,
  HttpClient,
  UpstreamAnswerError,
} from '@rosetta/http-kit';
import { z } from 'zod';
import { ClientOptions } from '../defineSource';
import { parseJson } from '../http/parseJson';
import { TokenRefusedError } from '../http/refusal';
import { ServiceNowConfig } from './config';

const PATH = '/oauth_token.do';
/** A token that ends while a request is under way would be refused. */
const RENEWED_BEFORE_MS = 60_000;

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(1_800),
});

/** The `Authorization` of each request. */
export interface Authorization {
  header(signal?: AbortSignal): Promise<string>;
  /** The last one was refused: whether another one may be tried. */
  renew(): boolean;
  close(): Promise<void>;
}

const fixed = (header: string): Authorization => ({
  header: async () => header,
  renew: () => false,
  close: async () => {},
});

const formOf = ({ clientId, clientSecret, user, password }: ServiceNowConfig) =>
  new URLSearchParams({
    grant_type: user ? 'password' : 'client_credentials',
    client_id: clientId!,
    client_secret: clientSecret!,
    ...(user && { username: user, password: password! }),
  }).toString();

const fetchToken = async (
  http: HttpClient,
  config: ServiceNowConfig,
  signal?: AbortSignal,
) => {
  const answer = await http.request({
    method: 'post',
    path: PATH,
    route: PATH,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formOf(config),
    signal,
  });
  const text = await answer.text();
  if (answer.status === 401 || answer.status === 400)
    throw new TokenRefusedError(
      `ServiceNow answered ${answer.status} to ${PATH}; check clientId and clientSecret, and the user where one is configured`,
    );
  const parsed = TokenAnswer.safeParse(
    answer.status < 300 ? parseJson('ServiceNow', answer.status, text) : null,
  );
  if (!parsed.success)
    throw new UpstreamAnswerError(
      `ServiceNow answered ${answer.status} to ${PATH}, without a token`,
    );
  return parsed.data;
};

/** Fetches tokens as an OAuth client, each for as long as it is valid. */
const oauth = (
  config: ServiceNowConfig,
  { observe, timeoutMs }: ClientOptions,
): Authorization => {
  const { baseUrl } = config;
  const http = createHttpClient({
    name: 'servicenow',
    title: 'ServiceNow',
    baseUrl,
    observe,
    timeoutMs,
  });
  let held: { header: string; until: number } | undefined;
  return {
    async header(signal) {
      if (held && Date.now() < held.until) return held.header;
      const token = await fetchToken(http, config, signal);
      held = {
        header: `Bearer ${token.access_token}`,
        until: Date.now() + token.expires_in * 1_000 - RENEWED_BEFORE_MS,
      };
      return held.header;
    },
    renew() {
      held = undefined;
      return true;
    },
    close: () => http.close(),
  };
};

export const authorize = (
  config: ServiceNowConfig,
  options: ClientOptions,
): Authorization => {
  if (config.clientId) return oauth(config, options);
  if (config.token) return fixed(`Bearer ${config.token}`);
  const { user, password } = config;
  return fixed(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`); // prettier-ignore
};
