import { AccessService } from '@rosetta/plugin-rosetta-node';
import { anomalyNotices } from '../anomalyNotices/anomalyNotices';
import { budgetNotices } from '../budgetNotices/budgetNotices';
import { burnNotices } from '../burnNotices/burnNotices';
import { changeNotices } from '../changeNotices/changeNotices';
import { openRunNotices } from '../runNotices/openRunNotices';
import { openPendingNotices } from './openPendingNotices';

type Options = Parameters<typeof openRunNotices>[0] &
  Parameters<typeof openPendingNotices>[1] & {
    access: Pick<AccessService, 'givenBy'>;
  };

/** Tells people what they wait for, or have to know. */
export async function openNotices(options: Options): Promise<void> {
  await openRunNotices(options);
  await openPendingNotices(budgetNotices, options);
  await openPendingNotices(anomalyNotices, options);
  await openPendingNotices(burnNotices, options);
  await openPendingNotices(changeNotices(options.access), options);
}
