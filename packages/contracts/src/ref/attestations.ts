import { z } from 'zod';
import { defineRoute } from '../route';
import { PageQuery, pageOf } from '../values';
import { Application, ApplicationId } from './entities';
import { Attestation } from './quality';

const MAX_COMMENT_LENGTH = 2_000;

export const attestApplication = defineRoute({
  id: 'attestApplication',
  method: 'post',
  path: '/v1/applications/:id/attest',
  summary:
    'Confirms that what the référentiel says of an application is so: by a member of the group that owns it',
  action: 'ref.attest',
  params: z.object({ id: ApplicationId }),
  body: z
    .strictObject({
      comment: z.string().trim().min(1).max(MAX_COMMENT_LENGTH).optional(),
    })
    .default({}),
  answer: Attestation,
});

export const listDueAttestations = defineRoute({
  id: 'listDueAttestations',
  method: 'get',
  path: '/v1/attestations/due',
  summary:
    'Applications of the caller’s groups that are to be confirmed, by id',
  action: 'ref.read',
  query: PageQuery,
  answer: pageOf(Application),
});
