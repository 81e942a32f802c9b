import { SourcesConfig } from './config';

const findProblems = (value: unknown) =>
  SourcesConfig.safeParse(value).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

it('accepts a configuration without sources', () => {
  expect(SourcesConfig.parse(undefined)).toEqual({});
});

it('accepts each source alone', () => {
  const gitlab = { baseUrl: 'https://gitlab.example.com', token: 'glpat-x' };

  expect(SourcesConfig.parse({ gitlab })).toEqual({ gitlab });
});

it('names the problems of a half configured source', () => {
  expect(
    findProblems({ argocd: { baseUrl: 'argocd.example.com', token: '' } }),
  ).toEqual([
    'argocd.baseUrl: must be the http(s) URL at which the system is reached',
    'argocd.token: must be a token of that system',
  ]);
});
