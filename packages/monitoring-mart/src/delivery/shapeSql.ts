/** Successful production deployments of published runs that finished in an environment before another one. */
const EARLIER = `
  deployment b
    join publication p on p.run_id = b.run_id and p.current
  where b.production and b.status = 'success' and b.source = t.source
    and b.project = t.project and b.environment = t.environment
    and b.day <= t.day and b.external_id <> t.external_id
    and (b.finished_at, b.external_id) < (t.finished_at, t.external_id)`;

/**
 * The current revision again is the same deployment, and one that ran before it is a rollback. A
 * pipeline that deploys to an environment several times deploys once.
 */
export const JUDGE_DELIVERIES = `
  insert into delivery (day, run_id, source, project, external_id, application_id, group_id,
    environment, kind, ref, sha, created_at, finished_at, url)
  select t.day, :run, t.source, t.project, t.external_id, t.application_id, t.group_id,
    t.environment,
    case
      when t.sha = current.sha then 'repeated'
      when exists (select from ${EARLIER} and b.sha = t.sha) then 'rollback'
      when exists (select from ${EARLIER} and b.pipeline = t.pipeline) then 'repeated'
      else 'delivery'
    end,
    t.ref, t.sha, t.created_at, t.finished_at, t.url
  from deployment t
    left join lateral (
      select b.sha from ${EARLIER}
      order by b.finished_at desc, b.external_id desc limit 1
    ) as current on true
  where t.run_id = :deployments and t.day = :day and t.production and t.status = 'success'`;

const COLUMNS = `day, run_id, project, iid, application_id, group_id, title, target_branch, author,
  url, created_at, merged_at, first_commit_at, first_review_at, raw_import, raw_row,
  external_id, finished_at, named`;

const REQUEST = `r.title, r.target_branch, r.author, r.url, r.created_at, r.merged_at,
  r.first_commit_at, r.first_review_at, r.raw_import, r.raw_row`;

const NEWEST = `r.updated_at desc, r.raw_period desc, r.raw_import desc, r.raw_row desc`;

/** Deployments of the run that can carry something. */
const CARRYING = `
  delivery d
    join deployment t on t.run_id = :deployments and t.day = d.day and t.source = d.source
      and t.project = d.project and t.external_id = d.external_id
  where d.run_id = :run and d.day = :day and d.source = 'gitlab' and d.kind <> 'rollback'`;

/** What the source says that a deployment carried. */
export const NAMED_REQUESTS = `
  insert into delivery_merge_request (${COLUMNS})
  select c.day, :run, c.project, r.iid, c.application_id, c.group_id, ${REQUEST},
    c.external_id, c.finished_at, true
  from (select distinct d.day, d.project, d.external_id, d.application_id, d.group_id,
      d.finished_at, unnest(t.merge_requests) as iid from ${CARRYING}) as c
    cross join lateral (
      select r.* from landed_merge_request r
      where r.project = c.project and r.iid = c.iid
      order by ${NEWEST} limit 1
    ) as r`;

/**
 * Where the source was not asked: what was merged into the branch of a deployment before that was created,
 * and after the one before it was. A rollback carries nothing.
 */
export const NEXT_REQUESTS = `
  insert into delivery_merge_request (${COLUMNS})
  select distinct on (c.external_id, r.iid)
    c.day, :run, c.project, r.iid, c.application_id, c.group_id, ${REQUEST},
    c.external_id, c.finished_at, false
  from (select d.*, t.merge_requests from ${CARRYING} and d.kind = 'delivery' and t.merge_requests is null) as c
    left join lateral (
      select max(t.created_at) as created_at
      from deployment t
        join publication p on p.run_id = t.run_id and p.current
      where t.production and t.status = 'success' and t.source = c.source
        and t.project = c.project and t.ref = c.ref and t.day <= c.day
        and t.created_at < c.created_at
        and not exists (select from ${EARLIER} and b.sha = t.sha)
    ) as before on true
    join landed_merge_request r on r.project = c.project and r.target_branch = c.ref
      and r.merged_at <= c.created_at
      and r.merged_at > coalesce(before.created_at, '-infinity')
  order by c.external_id, r.iid, ${NEWEST}`;
