import { Knex } from 'knex';

/** How much there is of each kind, for so many applications. */
export interface RefShape {
  applications: number;
  relations: number;
  pivots: number;
}

export const shapeOf = (applications: number): RefShape => ({
  applications,
  relations: applications * 4,
  pivots: applications * 6,
});

const APPLICATIONS_OF_A_GROUP = 25;

const NOW_KNOWN = `tstzrange(now() - interval '1 day', null)`;

/** Written straight into the tables: a change request of 110,000 changes would measure the applying of it. */
const FILL = [
  `insert into change_request (title, reason, state, author, changes, base)
   values ('Bench', 'Data for the bench', 'applied', 'user:default/bench', '[]', '[]')`,
  `insert into ref_version (version, known_at, change_request)
   select 1, greatest(now(), max(v.known_at) + interval '1 millisecond'), (select min(number) from change_request)
   from ref_version v`,
  `insert into ref_group (id, version, valid, known, name)
   select 'team-' || n, 1, '(,)', ${NOW_KNOWN}, 'Team number ' || n
   from generate_series(0, cast(:applications as int) / ${APPLICATIONS_OF_A_GROUP}) n`,
  `insert into ref_application (id, version, valid, known, name, group_id, description, criticality)
   select 'app-' || n, 1, '(,)', ${NOW_KNOWN}, 'Application ' || md5(n::text), 'team-' || n / ${APPLICATIONS_OF_A_GROUP},
     'What application number ' || n || ' is for', 'medium'
   from generate_series(1, cast(:applications as int)) n`,
  `insert into ref_relation (id, version, valid, known, from_id, type, to_id)
   select 'relation-' || n, 1, '(,)', ${NOW_KNOWN},
     'app-' || 1 + n % cast(:applications as int), 'depends-on',
     'app-' || 1 + abs(hashtext(n::text)) % cast(:applications as int)
   from generate_series(1, cast(:relations as int)) n`,
  `insert into ref_pivot (id, version, valid, known, application, type, value)
   select 'pivot-' || n, 1, '(,)', ${NOW_KNOWN}, 'app-' || 1 + n % cast(:applications as int), t.type,
     case t.type when 'focus:tag' then 'application=' || n
       when 'catalog:component' then 'component:default/c' || n else 'group/project-' || n end
   from generate_series(1, cast(:pivots as int)) n
   cross join lateral (
     select (array['gitlab:project', 'focus:resource', 'focus:tag', 'catalog:component'])[1 + n % 4] as type
   ) t`,
];

export const fillReferentiel = async (db: Knex, shape: RefShape) => {
  for (const sql of FILL) await db.raw(sql, { ...shape });
  await db.raw('analyze');
};
