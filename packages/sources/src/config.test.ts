import { SourcesConfig } from './config';

const problemsOf = (value: unknown) =>
  SourcesConfig.safeParse(value).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

it('needs no source', () => {
  expect(SourcesConfig.parse(undefined)).toEqual({});
});

it('takes each source alone', () => {
  const gitlab = { baseUrl: 'https://gitlab.example.com', token: 'glpat-x' };

  expect(SourcesConfig.parse({ gitlab })).toEqual({ gitlab });
});

it('says what is wrong with one that is half configured', () => {
  expect(
    problemsOf({ argocd: { baseUrl: 'argocd.example.com', token: '' } }),
  ).toEqual([
    'argocd.baseUrl: must be the http(s) URL at which the system is reached',
    'argocd.token: must be a token of that system',
  ]);
});
