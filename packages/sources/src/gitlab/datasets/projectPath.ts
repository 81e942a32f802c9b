import { z } from 'zod';

const Linked = z.object({ web_url: z.string().nullish() }).nullish();

/** Where a deployment may name its project. */
export const WithProject = z.object({
  project_path: z.string().min(1).nullish(),
  deployable: z
    .object({ web_url: z.string().nullish(), pipeline: Linked, commit: Linked })
    .nullish(),
});

/** `https://gitlab.example/group/project/-/jobs/1` is of `group/project`. */
const OF_PROJECT = /^https?:\/\/[^/]+\/(.+?)\/-\//;

/** The path of the project: its own field, else part of an address that GitLab gives. */
export const projectPath = ({
  project_path: path,
  deployable,
}: z.infer<typeof WithProject>): string | undefined => {
  const addresses = [
    deployable?.web_url,
    deployable?.pipeline?.web_url,
    deployable?.commit?.web_url,
  ];
  return (
    path ?? addresses.map(each => each?.match(OF_PROJECT)?.[1]).find(Boolean)
  );
};

export const NO_PROJECT = {
  problem: 'project_path: is missing, and no web_url names the project',
  value: null,
};
