import { z } from 'zod';
import { defineRoute } from '../route';
import { PageQuery, pageOf } from '../values';
import { ApplicationParams } from './deployments';
import { Slo, SloId, SloInput, SloItem, SloState } from './slos';

const SloParams = z.object({ id: SloId });

const SloFilters = {
  /** Of one application, or of several with a comma between them. */
  application: z.string().min(1).max(5_000).optional(),
  /** Of the applications of a group, and of the groups below it. */
  group: z.string().min(1).max(500).optional(),
  state: SloState.optional(),
  /** Those that are retired, and no others. */
  retired: z.stringbool().default(false),
};

export const listSlos = defineRoute({
  id: 'listSlos',
  method: 'get',
  path: '/v1/slos',
  summary: 'Service level objectives with their budgets, worst first',
  action: 'monitoring.read',
  query: PageQuery.extend(SloFilters),
  answer: pageOf(SloItem),
});

export const listApplicationSlos = defineRoute({
  id: 'listApplicationSlos',
  method: 'get',
  path: '/v1/applications/:app/slos',
  summary: 'Service level objectives of an application, worst first',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: PageQuery,
  answer: pageOf(SloItem),
});

export const getSlo = defineRoute({
  id: 'getSlo',
  method: 'get',
  path: '/v1/slos/:id',
  summary: 'An objective, its budget hour by hour and its history',
  action: 'monitoring.read',
  params: SloParams,
  answer: Slo,
});

export const createSlo = defineRoute({
  id: 'createSlo',
  method: 'post',
  path: '/v1/slos',
  summary: 'Make a service level objective',
  action: 'monitoring.slos.write',
  body: SloInput,
  answer: Slo,
  status: 201,
  conflict: 'There is an objective with this id already',
});

export const changeSlo = defineRoute({
  id: 'changeSlo',
  method: 'put',
  path: '/v1/slos/:id',
  summary: 'Make a version of an objective, which holds from validFrom',
  action: 'monitoring.slos.write',
  params: SloParams,
  body: SloInput,
  answer: Slo,
  precondition: 'If-Match is missing, or the objective was changed since',
});

export const retireSlo = defineRoute({
  id: 'retireSlo',
  method: 'post',
  path: '/v1/slos/:id/retire',
  summary:
    'Retire an objective: it keeps its history, and is neither measured nor alerted until a new version brings it back',
  action: 'monitoring.slos.write',
  params: SloParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(2_000) }),
  answer: Slo,
  precondition: 'If-Match is missing, or the objective was changed since',
  conflict: 'The objective is retired already',
});

/** A YAML file, as a text of JSON. */
const Yaml = z.object({ yaml: z.string() });
const MAX_YAML = 500_000;

export const previewSlo = defineRoute({
  id: 'previewSlo',
  method: 'post',
  path: '/v1/slos/preview',
  summary: 'An objective that is not made yet as OpenSLO v1 YAML',
  action: 'monitoring.slos.write',
  body: SloInput,
  answer: Yaml,
});

export const getSloOpenSlo = defineRoute({
  id: 'getSloOpenSlo',
  method: 'get',
  path: '/v1/slos/:id/openslo',
  summary: 'An objective as OpenSLO v1 YAML',
  action: 'monitoring.read',
  params: SloParams,
  answer: Yaml,
});

export const getSloPrometheus = defineRoute({
  id: 'getSloPrometheus',
  method: 'get',
  path: '/v1/slos/:id/prometheus',
  summary: 'An objective as recording and alerting rules of Prometheus',
  action: 'monitoring.read',
  params: SloParams,
  answer: Yaml,
});

export const importSlos = defineRoute({
  id: 'importSlos',
  method: 'post',
  path: '/v1/slos/import',
  summary: 'Make or change the objectives of an OpenSLO v1 file, all or none',
  action: 'monitoring.slos.write',
  query: z.strictObject({
    /** Says what would be done, and does nothing. */
    dryRun: z.stringbool().default(false),
  }),
  body: z.strictObject({
    yaml: z.string().min(1).max(MAX_YAML),
    reason: z.string().trim().min(1).max(2_000).optional(),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        id: SloId,
        name: z.string(),
        result: z.enum(['created', 'changed', 'unchanged']),
      }),
    ),
  }),
});
