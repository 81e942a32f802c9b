import { rmSync } from 'node:fs';
import { testHome } from '../supervisor/__testUtils__/testHome';
import { Records } from '../supervisor/records';
import { demoTasks, missingDemoMonth } from './demoTasks';
import { readPorts } from '../ports/ports';

const home = testHome();
afterAll(() => rmSync(home.dir, { recursive: true }));

const tasks = () =>
  demoTasks({
    home,
    ports: readPorts({}),
    records: new Records(home.run),
    databasePassword: '',
    demo: true,
    dev: false,
  });

describe('the demo company', () => {
  it('is loaded again by the next start unless all of its parts were loaded', async () => {
    const parts = new Map(tasks().map(task => [task.name, task]));
    const last = parts.get('demo')!;
    const neededFor = (name: string): string[] =>
      (parts.get(name)?.needs ?? []).flatMap(need => [
        need,
        ...neededFor(need),
      ]);
    expect(neededFor('demo')).toEqual(
      expect.arrayContaining([...parts.keys()].filter(name => name !== 'demo')),
    );

    expect(missingDemoMonth(home)).toBeDefined();
    await last.run({
      signal: new AbortController().signal,
      progress: () => {},
    });
    expect(missingDemoMonth(home)).toBeUndefined();
    expect(tasks()).toEqual([]);
  });
});
