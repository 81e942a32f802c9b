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

it('accepts locations of bills in folders and buckets', () => {
  const locations = {
    aws: { layout: 'aws-data-exports', s3: { bucket: 'acme' } },
    vendors: { layout: 'files', deliveries: 'append', folder: '/srv/bills' },
  };

  expect(SourcesConfig.parse({ bills: { locations } })).toMatchObject({
    bills: {
      locations: {
        ...locations,
        aws: { s3: { bucket: 'acme', prefix: '', region: 'us-east-1' } },
      },
    },
  });
});

it.each([
  [{ layout: 'files', folder: '/srv' }, 'deliveries: must be overwrite or append for plain files'],
  [{ layout: 'azure-exports', deliveries: 'append', folder: '/srv' }, 'deliveries: is for plain files only: an export with manifests says it itself'],
  [{ layout: 'azure-exports' }, 'folder: a location is either a folder or a bucket (s3)'],
  [{ layout: 'azure-exports', folder: '/srv', s3: { bucket: 'acme' } }, 'folder: a location is either a folder or a bucket (s3)'],
  [{ layout: 'azure-exports', s3: { bucket: 'acme', endpoint: 'minio:9000' } }, 's3.endpoint: must be the http(s) URL of an S3-compatible server'],
  [{ layout: 'azure-exports', s3: { bucket: 'acme', accessKeyId: 'x' } }, 's3: accessKeyId and secretAccessKey belong together: give both or neither'],
])('names the problem of the location %j', (location, problem) => {
  expect(findProblems({ bills: { locations: { acme: location } } })).toEqual([
    `bills.locations.acme.${problem}`,
  ]);
}); // prettier-ignore
