import { Instant } from '../world/types';
import { CREATED, Project, Seen, iso } from './json';

export function projectJson(
  { name, description, project }: Project,
  lastActivityAt: Instant,
  { base }: Seen,
) {
  const [path, ...groups] = project.path.split('/').reverse();
  const namespace = groups.reverse().join('/');
  return {
    id: project.id,
    description,
    name,
    name_with_namespace: project.path.split('/').join(' / '),
    path,
    path_with_namespace: project.path,
    created_at: iso(CREATED),
    default_branch: 'main',
    tag_list: [],
    topics: [],
    http_url_to_repo: `${base}/${project.path}.git`,
    web_url: `${base}/${project.path}`,
    namespace: { path: groups.at(-1), kind: 'group', full_path: namespace },
    last_activity_at: iso(lastActivityAt),
    archived: false,
    visibility: 'private',
  };
}
