import { Workspaces } from '@rosetta/launcher/home';
import { STAGES } from '../stages';
import { chooseStages } from './chooseStages';

const workspaces: Workspaces = new Map(
  Object.entries({
    app: ['@rosetta/page'],
    backend: [],
    '@rosetta/page': ['@rosetta/contracts'],
    '@rosetta/contracts': [],
    '@rosetta/cost-api': ['@rosetta/contracts'],
    '@rosetta/e2e': [],
    '@rosetta/guarantees': ['@rosetta/contracts'],
  }).map(([name, dependencies]) => [
    name,
    { folder: `packages/${name.replace('@rosetta/', '')}`, dependencies },
  ]),
);

const chosen = (...files: string[]) =>
  chooseStages(STAGES, files, workspaces)
    .filter(({ reason }) => reason)
    .map(({ stage }) => stage.name);

describe('the stages that a change can affect', () => {
  it('are none when nothing changed', () => {
    expect(chosen()).toEqual([]);
  });

  it('include the browser when a page changed', () => {
    expect(chosen('packages/page/src/Page.tsx')).toEqual([
      'lint',
      'unused',
      'types',
      'format',
      'unit',
      'build',
      'browser',
    ]);
  });

  it('include the browser when what a service depends on changed', () => {
    expect(chosen('packages/contracts/src/runs.ts')).toContain('browser');
  });

  it('leave the browser and the build out when only a test changed', () => {
    expect(chosen('packages/page/src/Page.test.tsx')).toEqual([
      'lint',
      'unused',
      'types',
      'format',
      'unit',
    ]);
  });

  it('leave the browser out when the platform does not load the package', () => {
    expect(chosen('packages/guarantees/src/tokens.ts')).not.toContain(
      'browser',
    );
  });

  it('include the browser when one of its tests changed', () => {
    expect(chosen('packages/e2e/src/reading/pages.spec.ts')).toContain(
      'browser',
    );
  });

  it('send generated requests when what answers them changed', () => {
    for (const file of ['packages/contracts/src/runs.ts', 'packages/finops-api/src/main.ts', 'plugins/rosetta-gateway-backend/src/router.ts'])
      expect(chosen(file)).toContain('schemathesis');
  }); // prettier-ignore

  it('are format and sites for a page of documentation', () => {
    expect(chosen('catalog/ai/docs/index.md')).toEqual([
      'format',
      'techdocs',
      'browser',
    ]);
  });

  it('are nearly all when the lockfile changed', () => {
    expect(chosen('yarn.lock')).toEqual([
      'lint',
      'unused',
      'types',
      'format',
      'docs',
      'unit',
      'schemathesis',
      'build',
      'browser',
    ]);
  });

  it('say which change is the reason', () => {
    const choices = chooseStages(
      STAGES,
      ['packages/page/src/a.ts', 'packages/page/src/b.ts'],
      workspaces,
    );
    const lint = choices.find(({ stage }) => stage.name === 'lint');
    expect(lint?.reason).toBe('packages/page/src/a.ts and 1 more');
  });

  it('include a stage that has no rule of its own', () => {
    const stage = { ...STAGES[0], name: 'new' };
    const [choice] = chooseStages([stage], ['README.md'], workspaces);
    expect(choice.reason).toBe('on any change');
  });

  it('never include what only runs on request', () => {
    expect(chosen('packages/page/src/a.ts', 'yarn.lock')).not.toContain(
      'heavy',
    );
  });
});
