import { Request } from 'express';
import { z } from 'zod';
import { SimulatedApplication } from './toApplication';

const Texts = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform(texts => (texts === undefined ? [] : [texts].flat()));

/** What Argo CD reads of a query; the rest it ignores. */
const Query = z.object({
  name: z.string().optional(),
  projects: Texts,
  /** The older name of `projects`; both hold. */
  project: Texts,
  selector: z.string().default(''),
  repo: z.string().optional(),
  resourceVersion: z.string().optional(),
});
export type Query = z.output<typeof Query>;

export const readQuery = ({ query }: Request): Query => Query.parse(query);

/** Equality only: `team=payments,environment!=staging`. */
function matchesLabels(
  labels: Record<string, string>,
  selector: string,
): boolean {
  const terms = selector.split(',').filter(Boolean);
  return terms.every(term => {
    const [, key, operator, value] =
      /^\s*([^=!\s]+)\s*(==?|!=)\s*(\S*)\s*$/.exec(term) ?? [
        '',
        term.trim(),
        '',
        '',
      ];
    if (operator === '') return key in labels;
    return (labels[key] === value) === (operator !== '!=');
  });
}

export function isWanted(
  { metadata, spec }: SimulatedApplication,
  { name, projects, project, selector, repo }: Query,
): boolean {
  const wanted = [...projects, ...project];
  return (
    (!name || metadata.name === name) &&
    (!repo || spec.source.repoURL === repo) &&
    (wanted.length === 0 || wanted.includes(spec.project)) &&
    matchesLabels(metadata.labels, selector)
  );
}
