import { addCounts, NO_COUNTS, ProblemCount } from '@rosetta/raw-store';
import { LandedRecords } from './types';

const EXAMPLES = 5;

/** The files of one delivery as one import: equal problems are one. */
export const mergeImports = (
  imports: readonly LandedRecords[],
): LandedRecords => {
  const problems = new Map<string, ProblemCount>();
  for (const { problem, count, examples } of imports.flatMap(
    each => each.problems,
  )) {
    const seen = problems.get(problem) ?? { problem, count: 0, examples: [] };
    problems.set(problem, {
      problem,
      count: seen.count + count,
      examples: [...seen.examples, ...examples].slice(0, EXAMPLES),
    });
  }
  return {
    counts: imports.map(({ counts }) => counts).reduce(addCounts, NO_COUNTS),
    problems: [...problems.values()],
  };
};
