import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { parseAllDocuments } from 'yaml';

export const CHART = join(ROOT, 'deploy/helm/rosetta');
export const ENVIRONMENTS = ['development', 'staging', 'production'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];
export type Resource = Record<string, any>;

/** Runs a tool that `npm test -- heavy` fetches, and names in a variable. */
export const runChartTool = (
  variable: 'HELM' | 'KUBERNETES_VALIDATE',
  args: string[],
) => {
  const program = process.env[variable];
  if (!program) throw new Error(`${variable} names no program`);
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error) throw error;
  return { status, stdout, output: stdout + stderr };
};

export const valuesArgs = (environment: Environment) => [
  '--values',
  join(CHART, `values-${environment}.yaml`),
];

export const helmTemplate = (environment: Environment, ...args: string[]) =>
  runChartTool('HELM', [
    ...['template', 'rosetta', CHART, '--namespace', 'rosetta'],
    ...valuesArgs(environment),
    ...args,
  ]);

export const podOf = ({ kind, spec }: Resource): Resource =>
  (kind === 'CronJob' ? spec.jobTemplate.spec : spec).template;

export const containersOf = ({ spec }: Resource): Resource[] => [
  ...(spec.initContainers ?? []),
  ...spec.containers,
];

/** What Helm makes of the chart for an environment. */
export class RenderedChart {
  private constructor(readonly resources: readonly Resource[]) {}

  static render(environment: Environment, ...args: string[]): RenderedChart {
    const { status, stdout, output } = helmTemplate(environment, ...args);
    if (status !== 0) throw new Error(output);
    const resources = parseAllDocuments(stdout)
      .map(document => document.toJS() as Resource | null)
      .filter(resource => resource !== null);
    return new RenderedChart(resources);
  }

  of(kind: string): Resource[] {
    return this.resources.filter(each => each.kind === kind);
  }

  get(kind: string, name: string): Resource {
    const found = this.of(kind).find(({ metadata }) => metadata.name === name);
    if (!found) throw new Error(`There is no ${kind} ${name}`);
    return found;
  }

  /** The templates of all pods. */
  get pods(): Resource[] {
    return ['Deployment', 'CronJob', 'Job'].flatMap(kind =>
      this.of(kind).map(podOf),
    );
  }
}
