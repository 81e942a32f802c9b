import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity, RELATION_HAS_PART } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { listIncidents } from '@rosetta/contracts/monitoring';
import { listPivots } from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { incidentOf } from '../incidents/testUtils';
import { serveReliability } from '../reliability/testUtils';
import { incidentsRouteRef } from '../routes';
import { EntityReliabilityTab } from './EntityReliabilityTab';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const entityOf = (kind: string, parts: string[] = []): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'shop' },
  relations: parts.map(targetRef => ({ type: RELATION_HAS_PART, targetRef })),
});
const SYSTEM = entityOf('System', [
  'component:default/web',
  'component:default/api',
  'resource:default/database',
]);

const pivotOf = (application: string, component: string) => ({
  id: `${application}-${component}`,
  application,
  type: 'catalog:component' as const,
  value: `component:default/${component}`,
  version: 1,
  validFrom: null,
  validTo: null,
});

describe('the reliability tab of the catalog', () => {
  const portal = createPortalDouble();
  let components: string | undefined;
  const show = (entity: Entity, pivots: ReturnType<typeof pivotOf>[] = []) => {
    const asked = serveReliability(portal);
    portal.answer(listPivots, ({ query }) => {
      components = query.components;
      return { items: pivots, version: 1, knownAt: '2026-11-20T12:00:00.000Z' };
    });
    renderInTestApp(
      <EntityProvider entity={entity}>
        <EntityReliabilityTab />
      </EntityProvider>,
      {
        apis: portal.apis(),
        mountedRoutes: { '/incidents': incidentsRouteRef },
      },
    );
    return asked;
  };

  it('of a component is that of its application', async () => {
    const asked = show(entityOf('Component'), [pivotOf('app-shop', 'shop')]);
    expect(await screen.findByText('Go: nothing speaks against it')).toBeVisible(); // prettier-ignore
    expect(components).toBe('component:default/shop');
    expect(asked.gate).toEqual({ app: 'app-shop' });
    expect(screen.queryByRole('combobox', { name: /Application/ })).toBeNull();
    expect(await screen.findByRole('grid', { name: 'What happened when' })).toBeVisible(); // prettier-ignore
    await expectAccessible();
  });

  it('of a component without an application says what to do', async () => {
    show(entityOf('Component'));
    expect(await screen.findByText('No application has a component of this')).toBeVisible(); // prettier-ignore
  });

  it('of a system is that of one of the applications of its components at a time', async () => {
    const asked = show(SYSTEM, [
      pivotOf('app-shop', 'web'),
      pivotOf('app-bank', 'api'),
    ]);
    await screen.findByText('Go: nothing speaks against it');
    expect(components).toBe('component:default/web,component:default/api');
    expect(asked.gate).toEqual({ app: 'app-shop' });
    await user.click(screen.getByRole('combobox', { name: /Application/ })); // prettier-ignore
    await user.click(screen.getByRole('option', { name: 'app-bank' }));
    await waitFor(() => expect(asked.gate).toEqual({ app: 'app-bank' }));
  });

  it('of a system without components asks nobody, and says what to do', async () => {
    components = undefined;
    show(entityOf('System'));
    expect(await screen.findByText('No application has a component of this')).toBeVisible(); // prettier-ignore
    expect(components).toBeUndefined();
  });

  it('of a group is the incidents of its applications, with a link to all of them', async () => {
    let group: string | undefined;
    show(entityOf('Group'));
    portal.answer(listIncidents, ({ query }) => {
      group = query.group;
      return { items: [incidentOf()] };
    });
    expect(await screen.findByRole('row', { name: /INC001/ })).toBeVisible();
    expect(group).toBe('shop');
    expect(screen.getByRole('link', { name: 'All incidents of the group' })).toHaveAttribute('href', '/incidents?group=shop'); // prettier-ignore
    await expectAccessible();
  });

  it('of a group without incidents says so', async () => {
    show(entityOf('Group'));
    portal.answer(listIncidents, () => ({ items: [] }));
    expect(await screen.findByText('No incident matches')).toBeVisible();
  });

  it('says what failed, and asks again', async () => {
    let isDown = true;
    show(entityOf('Group'));
    portal.answer(listIncidents, () => {
      if (isDown) throw new RequestError({ name: 'ServiceUnavailableError', message: 'monitoring does not answer', status: 503 }); // prettier-ignore
      return { items: [incidentOf()] };
    });
    expect(await screen.findByText(/monitoring does not answer/)).toBeVisible();
    isDown = false;
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('row', { name: /INC001/ })).toBeVisible();
  });
});
