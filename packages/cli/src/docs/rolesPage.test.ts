import { rolesPage } from './rolesPage';

const lineOf = (start: string) =>
  rolesPage()
    .split('\n')
    .find(line => line.startsWith(start));

describe('the page of roles', () => {
  it('lists the roles of each action', () => {
    expect(lineOf('| `finops.runs.write` | Run')).toBe(
      '| `finops.runs.write` | Run, reprocess and cancel cost batches |  | ✓ |  |  | ✓ |',
    );
    expect(lineOf('| `finops.read` | See')).toBe(
      '| `finops.read` | See costs | ✓ | ✓ | ✓ | ✓ | ✓ |',
    );
  });

  it('lists the routes of each action', () => {
    expect(lineOf('| `roles.read-others` | `')).toContain(
      '`GET /api/rosetta/v1/people/:name`',
    );
    expect(lineOf('| `finops.runs.write` | `')).toContain(
      '`POST /api/rosetta/finops/v1/runs`',
    );
  });
});
