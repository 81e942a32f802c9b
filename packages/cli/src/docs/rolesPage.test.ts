import { rolesPage } from './rolesPage';

const findLine = (start: string) =>
  rolesPage()
    .split('\n')
    .find(line => line.startsWith(start));

describe('the page of roles', () => {
  it('lists the roles of each action', () => {
    expect(findLine('| `finops.runs.write` | Run')).toBe(
      '| `finops.runs.write` | Run, reprocess and cancel cost batches |  | ✓ |  |  | ✓ |',
    );
    expect(findLine('| `finops.read` | See')).toBe(
      '| `finops.read` | See costs | ✓ | ✓ | ✓ | ✓ | ✓ |',
    );
  });

  it('lists the routes of each action', () => {
    expect(findLine('| `roles.read-others` | `')).toContain(
      '`GET /api/rosetta/v1/people/:name`',
    );
    expect(findLine('| `finops.runs.write` | `')).toContain(
      '`POST /api/rosetta/finops/v1/runs`',
    );
  });
});
