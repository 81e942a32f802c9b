import { hexDigest } from '../world/random';
import { Commit, Instant, Service } from '../world/types';

/** GitLab's own address, and the time. */
export interface Seen {
  base: string;
  now: Instant;
}

export type Project = Service & Required<Pick<Service, 'project'>>;

export const isProject = (service: Service): service is Project =>
  service.project !== undefined;

export const iso = (at: Instant) => new Date(at).toISOString();

const toTitle = (name: string) =>
  name
    .split('.')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join(' ');

export const userJson = (name: string, { base }: Seen) => ({
  id: parseInt(hexDigest(name, 5), 16),
  username: name,
  name: toTitle(name),
  state: 'active',
  avatar_url: null,
  web_url: `${base}/${name}`,
});

export const commitJson = ({ sha, title, author, at }: Commit) => ({
  id: sha,
  short_id: sha.slice(0, 8),
  created_at: iso(at),
  parent_ids: [hexDigest(`parent ${sha}`)],
  title,
  message: `${title}\n`,
  author_name: toTitle(author),
  author_email: `${author}@aurore.example`,
  authored_date: iso(at),
  committer_name: toTitle(author),
  committer_email: `${author}@aurore.example`,
  committed_date: iso(at),
});

/** Since when its projects are there. */
export const CREATED = Date.UTC(2025, 0, 6);
