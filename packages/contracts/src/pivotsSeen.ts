import { z } from 'zod';
import type { Action } from './access';
import { PivotType } from './ref/entities';
import { Operation, defineRoute } from './route';
import { Instant } from './values';

const MAX_PIVOTS_SEEN = 500;

const PivotsSeen = z.object({
  /** What was published since then was looked at; null where nothing is published. */
  since: Instant.nullable(),
  /** Of each pivot, in the order of the request; null where it can't be known. */
  seen: z.array(z.boolean().nullable()),
});

/** What a service has seen of pivots lately. */
export const definePivotsSeen = (
  action: Action,
  what: string,
  more: Pick<Operation, 'gone'> = {},
) =>
  defineRoute({
    id: 'findPivotsSeen',
    method: 'post',
    path: '/v1/pivots/seen',
    summary: `Which of these pivots ${what}; changes nothing`,
    action,
    body: z.strictObject({
      pivots: z
        .array(
          z.strictObject({
            type: PivotType,
            value: z.string().min(1).max(4000),
          }),
        )
        .min(1)
        .max(MAX_PIVOTS_SEEN),
    }),
    maxBodyBytes: 4 * 1024 * 1024,
    answer: PivotsSeen,
    timeoutSeconds: 30,
    readOnly: true,
    ...more,
  });
