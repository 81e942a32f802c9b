import { ACTIONS } from './access';
import { Route } from './route';
import { SERVICES } from './services';
import { toOpenApi } from './openapi';

const routesOf = (routes: object) => Object.values(routes) as Route[];

describe.each(SERVICES)('the contract of $audience', ({ routes, title }) => {
  const document = toOpenApi({ title, version: '1' }, [{ title, routes }]);

  it('describes every route once, with its action', () => {
    const operations = Object.values(document.paths)
      .flatMap(path => Object.values(path))
      .map(operation => operation as Record<string, unknown>);
    expect(operations.map(o => o.operationId).sort()).toEqual(
      routesOf(routes)
        .map(route => route.id)
        .sort(),
    );
    for (const operation of operations)
      expect(Object.keys(ACTIONS)).toContain(operation['x-rosetta-action']);
  });

  it('names each path parameter it has', () => {
    for (const route of routesOf(routes)) {
      const named = [...route.path.matchAll(/:(\w+)/g)].map(m => m[1]);
      const shape = route.params
        ? Object.keys(
            route.params.parse(Object.fromEntries(named.map(n => [n, 'x']))),
          )
        : [];
      expect(shape).toEqual(named);
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
