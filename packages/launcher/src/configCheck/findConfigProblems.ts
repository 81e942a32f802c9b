import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { describeConfigProblems } from '@rosetta/server-kit';
import type { z } from 'zod';
import { ROOT } from '../home/home';

const fromRoot = createRequire(join(ROOT, 'package.json'));

/** The schema by which a process reads its configuration. */
const schemaOf = (name: string): z.ZodType => {
  const { service, batch } = fromRoot(`@rosetta/${name}`);
  return (service ?? batch).config;
};

/** What any process of a domain would refuse of the section `rosetta:`, each problem once. */
export const findConfigProblems = (rosetta: unknown): string[] => {
  const problems = DOMAIN_PROCESSES.flatMap(({ name }) => {
    const schema = schemaOf(name);
    const { error } = schema.safeParse(rosetta, { reportInput: true });
    return error ? describeConfigProblems(schema, error) : [];
  });
  return [...new Set(problems)];
};
