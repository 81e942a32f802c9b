/** What a person opened: an application, and an identifier that it has in a tool. */
export interface RefPlace {
  application: string;
  name: string;
  value: string;
}

interface Request {
  path: string;
  query: Record<string, string>;
}

/** What a page asks, and the bare SQL that has the same rows. */
export interface RefStep {
  name: string;
  requests: (place: RefPlace) => Request[];
  sql: string[];
}

const NOW = (table: string) =>
  `upper_inf(${table}.known) and ${table}.valid @> now()`;

const APPLICATION =
  'a.id, a.version, a.valid, a.name, a.group_id, a.description, a.criticality, a.lifecycle, a.attributes';

const GRAPH_DEPTH = 4;

const REACHED = `
  with recursive reached (id, distance) as (
    select cast(:application as text), 0
    union
    select next.id, reached.distance + 1
    from reached cross join lateral (
      select r.to_id as id from ref_relation r where r.from_id = reached.id and ${NOW(
        'r',
      )}
      union all
      select r.from_id from ref_relation r where r.to_id = reached.id and ${NOW(
        'r',
      )}
    ) next
    where reached.distance < ${GRAPH_DEPTH}
  ),
  node as materialized (select distinct id from reached)`;

export const REF_STEPS: RefStep[] = [
  {
    name: 'a page of all applications',
    requests: () => [{ path: '/v1/applications', query: { limit: '50' } }],
    sql: [
      `select ${APPLICATION} from ref_application a where ${NOW(
        'a',
      )} order by a.id, a.row_id limit 51`,
    ],
  },
  {
    name: 'applications by a part of their name',
    requests: ({ name }) => [
      { path: '/v1/applications', query: { search: name } },
    ],
    sql: [
      `select ${APPLICATION} from ref_application a
       where lower(a.name) like '%' || lower(:name) || '%' and ${NOW('a')}
       order by a.id, a.row_id limit 51`,
    ],
  },
  {
    name: 'the sheet of an application',
    requests: ({ application }): Request[] => [
      { path: `/v1/applications/${application}`, query: {} },
      { path: '/v1/pivots', query: { application } },
      { path: '/v1/graph', query: { root: application, depth: '1' } },
    ],
    sql: [
      `select ${APPLICATION} from ref_application a where a.id = :application and ${NOW(
        'a',
      )}`,
      `select p.* from ref_pivot p where p.application = :application and ${NOW(
        'p',
      )} order by p.id, p.row_id limit 51`,
      `select r.*, a.name from ref_relation r
       join ref_application a on a.id in (r.from_id, r.to_id) and ${NOW('a')}
       where :application in (r.from_id, r.to_id) and ${NOW('r')}`,
    ],
  },
  {
    name: `a graph of depth ${GRAPH_DEPTH}`,
    requests: ({ application }) => [
      {
        path: '/v1/graph',
        query: { root: application, depth: String(GRAPH_DEPTH) },
      },
    ],
    sql: [
      `${REACHED} select ${APPLICATION} from ref_application a join node n on n.id = a.id where ${NOW(
        'a',
      )}`,
      `${REACHED} select r.id, r.version, r.valid, r.from_id, r.type, r.to_id from ref_relation r
       join node f on f.id = r.from_id join node t on t.id = r.to_id where ${NOW(
         'r',
       )}`,
    ],
  },
  {
    name: 'the application of an identifier',
    requests: ({ value }) => [{ path: '/v1/pivots', query: { value } }],
    sql: [
      `select p.* from ref_pivot p where p.value = :value and ${NOW(
        'p',
      )} order by p.id, p.row_id limit 51`,
    ],
  },
];
