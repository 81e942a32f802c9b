import { z } from 'zod';
import { ACTIONS } from '../access';
import { Route } from '../route';
import { DOMAINS } from '../domains';
import { toOpenApi } from './openapi';
import { portalOpenApi } from './portalOpenApi';

const listRoutes = (routes: object) => Object.values(routes) as Route[];

describe.each(DOMAINS)('the contract of $audience', ({ routes, title }) => {
  const document = toOpenApi({ title, version: '1' }, [{ title, routes }]);

  it('describes every route once, with its action', () => {
    const operations = Object.values(document.paths)
      .flatMap(path => Object.values(path))
      .map(operation => operation as Record<string, unknown>);
    expect(operations.map(o => o.operationId).sort()).toEqual(
      listRoutes(routes)
        .map(route => route.id)
        .sort(),
    );
    for (const operation of operations)
      expect(Object.keys(ACTIONS)).toContain(operation['x-rosetta-action']);
  });

  it('names each path parameter it has', () => {
    for (const route of listRoutes(routes)) {
      const named = [...route.path.matchAll(/:(\w+)/g)].map(m => m[1]);
      const { shape = {} } = (route.params ?? {}) as Partial<z.ZodObject>;
      expect(Object.keys(shape)).toEqual(named);
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('the document of the gateway', () => {
  const { paths } = portalOpenApi('1');
  const costs = paths['/api/rosetta/finops/v1/costs'].get as Record<
    string,
    unknown
  >;

  it('describes the action, the timeout and the cache of a route', () => {
    expect(costs).toMatchObject({
      operationId: 'finops.listCosts',
      'x-rosetta-action': 'finops.read',
      'x-rosetta-timeout-seconds': 10,
      'x-rosetta-cache': { per: 'role' },
    });
    expect(Object.keys(costs.responses as object)).toEqual(
      expect.arrayContaining(['401', '403', '429', '431', '502', '503', '504']),
    );
  });

  it('describes the largest body of a route', () => {
    expect(paths['/api/rosetta/ref/v1/change-requests'].post).toMatchObject({
      'x-rosetta-max-body-bytes': 16 * 1024 * 1024,
    });
  });

  const operations = Object.values(paths)
    .flatMap(path => Object.values(path))
    .map(operation => operation as Record<string, any>);

  it('says which operations take If-Match, and answer 412', () => {
    const { parameters, responses } = paths[
      '/api/rosetta/finops/v1/allocation-rules/{id}'
    ].put as Record<string, any>;
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'if-match', in: 'header' }),
    );
    expect(responses[412].description).toMatch(/If-Match/);
    expect(costs.responses).not.toHaveProperty('412');
  });

  it('says which operations answer 409, and when', () => {
    const conflicting = operations.filter(({ responses }) => responses[409]);
    expect(conflicting.map(({ operationId }) => operationId).sort()).toEqual([
      'finops.bookRestatement',
      'finops.bookRestatements',
      'finops.cancelRun',
      'finops.closePeriod',
      'finops.compareRuns',
      'finops.createAllocationRule',
      'finops.getConformance',
      'finops.listRunCauses',
      'finops.previewAllocationRule',
      'finops.putRates',
      'finops.reopenPeriod',
      'finops.startRun',
      'finops.undoRestatement',
      'monitoring.cancelRun',
      'monitoring.compareRuns',
      'monitoring.createSlo',
      'monitoring.retireSlo',
      'monitoring.startRun',
      'ref.approveChangeRequest',
      'ref.createChangeRequest',
      'ref.createImport',
      'ref.createImportFromSource',
      'ref.draftImport',
      'ref.rejectChangeRequest',
      'ref.revertChangeRequest',
      'ref.submitChangeRequest',
      'ref.updateChangeRequest',
      'ref.withdrawChangeRequest',
    ]);
    for (const { responses } of conflicting)
      expect(responses[409].description.length).toBeGreaterThan(20);
  });

  it('says which operations answer 410, and when', () => {
    const gone = operations.filter(({ responses }) => responses[410]);
    expect(gone.map(({ operationId }) => operationId).sort()).toEqual([
      'finops.compareCosts',
      'finops.compareRuns',
      'finops.explainCosts',
      'finops.exportFocus',
      'finops.findPivotsSeen',
      'finops.getCostPool',
      'finops.getDataQuality',
      'finops.getForecast',
      'finops.listBudgets',
      'finops.listCommitments',
      'finops.listConsumption',
      'finops.listConsumptionLines',
      'finops.listCostLines',
      'finops.listCostPoolLines',
      'finops.listCostTrend',
      'finops.listCosts',
      'finops.listDailyCosts',
      'finops.listPrices',
      'finops.listRunCauses',
      'finops.listUnallocated',
      'finops.listUnitCosts',
      'finops.previewAllocationRule',
      'finops.previewAttribution',
      'monitoring.compareRuns',
    ]);
    for (const { responses } of gone)
      expect(responses[410].description.length).toBeGreaterThan(20);
  });

  it('says whether a body must be sent', () => {
    const isRequired = (id: string) =>
      operations.find(({ operationId }) => operationId === id)!.requestBody
        .required;
    expect(isRequired('ref.createChangeRequest')).toBe(true);
    expect(isRequired('finops.startRun')).toBe(true);
    expect(isRequired('ref.submitChangeRequest')).toBe(false);
    const bodies = operations.flatMap(({ requestBody }) => requestBody ?? []);
    for (const { required } of bodies) expect(typeof required).toBe('boolean');
  });

  it('has what anybody may read', () => {
    expect(paths['/api/rosetta/.well-known/jwks.json'].get).toMatchObject({
      security: [],
    });
  });

  it('documents 404 where a path or a query names a thing', () => {
    const document = portalOpenApi('1').paths as Record<
      string,
      { get: { responses: Record<number, { description: string }> } }
    >;
    const responses = (path: string) =>
      document[`/api/rosetta${path}`].get.responses;
    expect(responses('/ref/v1/graph')[404].description).toBe(
      'No such root at that time',
    );
    expect(responses('/ref/v1/applications/{id}')[404]).toBeDefined();
    expect(responses('/ref/v1/applications')[404]).toBeUndefined();
  });
});
