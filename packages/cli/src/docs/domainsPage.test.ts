import { DOMAIN_PROCESSES, MACHINE_CALLERS } from '@rosetta/contracts/domains';
import { domainsPage } from './domainsPage';

describe('the page of domains', () => {
  it('lists every process with its port', () => {
    for (const { name, port } of DOMAIN_PROCESSES)
      expect(domainsPage()).toMatch(new RegExp(`\`${name}\` \\| ${port}`));
  });

  it('lists every call between services with what it may do', () => {
    expect(MACHINE_CALLERS.length).toBeGreaterThan(0);
    for (const { id, audience, actions } of MACHINE_CALLERS)
      expect(domainsPage()).toContain(
        `| \`${id}\` | \`${audience}\` | \`${actions.join('`, `')}\` |`,
      );
  });
});
