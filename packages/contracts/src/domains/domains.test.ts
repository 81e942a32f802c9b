import { ACTION_NAMES, areaOf } from '../access';
import {
  DOMAINS,
  DOMAIN_PROCESSES,
  LANGUAGES,
  MACHINE_CALLERS,
  PORTAL_CALLER,
} from '.';

const distinct = (values: readonly unknown[]) => new Set(values).size;

describe('the manifests of the domains', () => {
  it('give each domain, process, port and database to one of them only', () => {
    expect(distinct(DOMAINS.map(({ name }) => name))).toBe(DOMAINS.length);
    expect(distinct(DOMAINS.map(({ database }) => database))).toBe(
      DOMAINS.length,
    );
    for (const field of ['name', 'port'] as const)
      expect(distinct(DOMAIN_PROCESSES.map(each => each[field]))).toBe(
        DOMAIN_PROCESSES.length,
      );
  });

  it('put the probes of a batch ten ports after its API', () => {
    const distances = DOMAINS.flatMap(({ service, batch }) =>
      batch ? [batch.port - service.port] : [],
    );
    expect(new Set(distances)).toEqual(new Set([10]));
  });

  it.each(DOMAINS)(
    'let the routes of $name need actions of $name only',
    ({ name, routes, actions }) => {
      for (const { action } of Object.values(routes)) {
        expect(areaOf(action)).toBe(name);
        expect(Object.keys(actions)).toContain(action);
      }
    },
  );

  it.each(DOMAINS)(
    'read the status of $name by a route of its own',
    ({ routes, statusRoute }) => {
      expect(Object.values(routes)).toContain(statusRoute);
      expect(statusRoute.method).toBe('get');
    },
  );

  it('name each action and domain in every language', () => {
    for (const { text, actions } of DOMAINS)
      for (const each of [text, ...Object.values(actions).map(a => a.text)])
        for (const language of LANGUAGES) expect(each[language]).not.toBe('');
  });

  it('let the portal and processes call services that exist, for actions that exist', () => {
    const services = DOMAINS.map(({ audience }) => audience);
    const processes = [
      PORTAL_CALLER.id,
      ...DOMAIN_PROCESSES.map(({ name }) => name),
    ];
    for (const { id, audience, actions } of MACHINE_CALLERS) {
      expect(processes).toContain(id);
      expect(services).toContain(audience);
      expect(ACTION_NAMES).toEqual(expect.arrayContaining(actions));
    }
  });
});
