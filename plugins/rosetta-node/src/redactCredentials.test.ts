import { redactCredentials } from './redactCredentials';

describe('redactCredentials', () => {
  it.each([
    [
      '"GET /api/auth/oidc/handler/frame?code=a&state=b HTTP/1.1" 302',
      '"GET /api/auth/oidc/handler/frame?*** HTTP/1.1" 302',
    ],
    [
      '{"url":"/API/Auth/v1/authorize?state=b","status":302}',
      '{"url":"/API/Auth/v1/authorize?***","status":302}',
    ],
    [
      'http://localhost:7007/api/x?a=1&access_token=b#c and ?id_token_hint=d',
      'http://localhost:7007/api/x?a=1&access_token=***#c and ?id_token_hint=***',
    ],
  ])('takes the credentials out of %s', (line, redacted) => {
    expect(redactCredentials(line)).toBe(redacted);
  });

  it.each([
    '/api/rosetta/finops/v1/runs?state=failed&code=x',
    '/api/auth/.well-known/jwks.json',
    'a token=1 in a sentence',
  ])('leaves %s alone', line => {
    expect(redactCredentials(line)).toBe(line);
  });
});
