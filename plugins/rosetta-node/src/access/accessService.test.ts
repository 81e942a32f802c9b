import { mockServices } from '@backstage/backend-test-utils';
import { ConfiguredDirectory } from './ConfiguredDirectory';
import { createAccessService } from './accessService';
import { AccessDirectory } from './types';

const configured = (roles: object) =>
  ConfiguredDirectory.fromConfig(
    mockServices.rootConfig({ data: { rosetta: { roles } } }),
  );

const directory = (
  name: string,
  rolesOf: AccessDirectory['rolesOf'],
): AccessDirectory => ({ name, gives: [], rolesOf });

const jane = {
  userEntityRef: 'user:default/jane',
  ownershipEntityRefs: ['user:default/jane', 'group:default/finops-admins'],
};
const john = {
  userEntityRef: 'user:default/john',
  ownershipEntityRefs: ['user:default/john', 'group:default/others'],
};

describe('createAccessService', () => {
  const logger = mockServices.logger.mock();
  const here = { logger, contact: { name: 'Ada' } };
  const config = configured({
    Rosetta_User: ['staff'],
    Rosetta_FinOps_Admin: ['Group:default/FinOps-Admins'],
    Rosetta_Admin: ['user:default/jane'],
  });

  it('grants roles by configured groups and people, with the reason', async () => {
    const access = createAccessService(here, config);
    expect(await access.accessOf(jane)).toEqual({
      roles: ['Rosetta_FinOps_Admin', 'Rosetta_Admin'],
      reasons: [
        {
          role: 'Rosetta_FinOps_Admin',
          because: [
            { directory: 'rosetta.roles', of: 'group:default/finops-admins' },
          ],
        },
        {
          role: 'Rosetta_Admin',
          because: [{ directory: 'rosetta.roles', of: 'user:default/jane' }],
        },
      ],
      unavailable: [],
      readAt: expect.any(Number),
    });
  });

  it('is as old as its oldest answer', async () => {
    const readAt = performance.now() - 30_000;
    const access = createAccessService(
      here,
      config,
      directory('kept', async () => ({ grants: [], readAt })),
    );
    expect((await access.accessOf(jane)).readAt).toBe(readAt);
  });

  it('grants no role to an unknown person', async () => {
    const access = createAccessService(here, config);
    expect((await access.accessOf(john)).roles).toEqual([]);
  });

  it('adds up roles over directories and keeps each reason', async () => {
    const access = createAccessService(here, config);
    access.addDirectory(
      directory('edc', async person => ({
        grants: [
          { role: 'Rosetta_Admin', of: person.userEntityRef },
          { role: 'Rosetta_Monitoring_Admin', of: 'group:default/sre' },
        ],
      })),
    );
    const { roles, reasons } = await access.accessOf(jane);
    expect(roles).toEqual([
      'Rosetta_FinOps_Admin',
      'Rosetta_Monitoring_Admin',
      'Rosetta_Admin',
    ]);
    expect(reasons[2].because.map(reason => reason.directory)).toEqual([
      'rosetta.roles',
      'edc',
    ]);
  });

  it('keeps the roles of other directories when one fails, and names it', async () => {
    const access = createAccessService(
      here,
      config,
      directory('edc', () => Promise.reject(new Error('unavailable'))),
    );
    const { roles, unavailable } = await access.accessOf(jane);
    expect(roles).toEqual(['Rosetta_FinOps_Admin', 'Rosetta_Admin']);
    expect(unavailable).toEqual([{ directory: 'edc', reason: 'failed' }]);
  });

  it.each([
    ['ServiceUnavailableError', 'unreachable'],
    ['UpstreamTimeoutError', 'timeout'],
    ['UpstreamAnswerError', 'unreadable'],
    ['AuthenticationError', 'refused'],
    ['TypeError', 'failed'],
  ])('reports why a directory failed: %s is %s', async (name, reason) => {
    const failing = directory('edc', () =>
      Promise.reject(Object.assign(new Error('unavailable'), { name })),
    );
    const access = createAccessService(here, failing);
    expect((await access.accessOf(john)).unavailable).toEqual([
      { directory: 'edc', reason },
    ]);
  });

  it('lists everything that grants each role', () => {
    const access = createAccessService(here, config);
    expect(access.givenBy().map(({ role, by }) => [role, by])).toEqual([
      [
        'Rosetta_User',
        [{ directory: 'rosetta.roles', of: 'group:default/staff' }],
      ],
      [
        'Rosetta_FinOps_Admin',
        [{ directory: 'rosetta.roles', of: 'group:default/finops-admins' }],
      ],
      ['Rosetta_Monitoring_Admin', []],
      ['Rosetta_Referentiel_Admin', []],
      [
        'Rosetta_Admin',
        [{ directory: 'rosetta.roles', of: 'user:default/jane' }],
      ],
    ]);
  });

  it('refuses an unknown role by name', () => {
    expect(() => configured({ Rosetta_Boss: ['staff'] })).toThrow(
      /Rosetta_Boss/,
    );
  });

  it('refuses an invalid entity ref and names its place', () => {
    expect(() => configured({ Rosetta_User: ['group:'] })).toThrow(
      /Rosetta_User\[0\]/,
    );
  });
});
