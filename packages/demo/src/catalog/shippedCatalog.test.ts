import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Parser as AsyncApiParser } from '@asyncapi/parser';
import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { DOMAINS } from '@rosetta/contracts/domains';
import { parse } from 'yaml';
import {
  ShippedEntity,
  readShippedCatalog,
  entityRef,
  listRelations,
} from './__testUtils__/shippedCatalog';

const catalog = readShippedCatalog();
const ofKind = (kind: string) => catalog.filter(entity => entity.kind === kind);
const aiStudio = (kind: string) =>
  ofKind(kind).filter(({ spec }) => spec.system === 'ai-studio');
const titled = (entities: ShippedEntity[]) =>
  entities.map(entity => [entityRef(entity), entity] as const);

/** Made from the contracts while the backend starts. */
const MADE = ['rosetta', ...DOMAINS.map(({ audience }) => audience)].map(
  name => `api:default/${name}`,
);

describe('the catalog that ships with the portal', () => {
  it('uses each name once', () => {
    const refs = catalog.map(entityRef);
    expect(refs.filter((ref, index) => refs.indexOf(ref) !== index)).toEqual(
      [],
    );
  });

  it('refers only to entities that exist', () => {
    const there = new Set([...catalog.map(entityRef), ...MADE]);
    const missing = catalog.flatMap(entity =>
      listRelations(entity)
        .filter(ref => !there.has(ref))
        .map(ref => `${entityRef(entity)} → ${ref}`),
    );
    expect(missing).toEqual([]);
  });

  it('passes the validation of the catalog', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new FieldFormatEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
    ]);
    const validators: Record<string, typeof apiEntityV1alpha1Validator> = {
      API: apiEntityV1alpha1Validator,
      Component: componentEntityV1alpha1Validator,
      Resource: resourceEntityV1alpha1Validator,
    };
    for (const { folder, ...shipped } of catalog) {
      const definition = shipped.spec.definition && 'read from beside it';
      const entity = { ...shipped, spec: { ...shipped.spec, definition } };
      await expect(policy.enforce(entity)).resolves.toBeDefined();
      const check = validators[entity.kind]?.check(entity) ?? true;
      expect(await check).toBe(true);
    }
  });
});

describe('AI Studio', () => {
  it('has 29 components: 8 micro-frontends, 20 services, the design system', () => {
    const types = aiStudio('Component').map(({ spec }) => spec.type);
    const count = (type: string) => types.filter(t => t === type).length;
    expect(types).toHaveLength(29);
    expect([count('website'), count('service'), count('library')]).toEqual([
      8, 20, 1,
    ]);
  });

  it.each(titled(aiStudio('Component')))(
    '%s says whose it is, what it needs and where to read on',
    (_, entity) => {
      const { metadata, spec } = entity;
      expect(spec.owner).toMatch(/^ai-studio3-/);
      for (const list of [metadata.tags, metadata.links, spec.dependsOn])
        expect(list?.length).toBeGreaterThan(0);
      for (const page of ['index', 'run', 'api', 'runbook'])
        expect(existsSync(join(entity.folder, `docs/${page}.md`))).toBe(true);
    },
  );

  const readDefinition = ({ folder, spec }: ShippedEntity) =>
    readFileSync(join(folder, spec.definition.$text), 'utf8');

  it.each(titled(aiStudio('API').filter(api => api.spec.type === 'openapi')))(
    '%s is valid OpenAPI, with its refusals',
    async (_, api) => {
      const document = parse(readDefinition(api));
      await SwaggerParser.validate(structuredClone(document));
      const statuses = Object.values<Record<string, any>>(
        document.paths,
      ).flatMap(path =>
        Object.values(path).flatMap(({ responses }) => Object.keys(responses)),
      );
      expect(statuses).toEqual(expect.arrayContaining(['200', '403', '404']));
    },
  );

  it.each(titled(aiStudio('API').filter(api => api.spec.type === 'asyncapi')))(
    '%s is valid AsyncAPI',
    async (_, api) => {
      const problems = await new AsyncApiParser().validate(readDefinition(api));
      expect(problems.filter(({ severity }) => severity === 0)).toEqual([]);
    },
  );
});
