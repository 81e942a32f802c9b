import { Role } from '@rosetta/contracts/access';
import {
  ChangeNotice,
  listChangeNotices,
  setChangeNoticeTold,
} from '@rosetta/contracts/ref';
import { AccessService } from '@rosetta/plugin-rosetta-node';
import { callRoute } from '@rosetta/http-kit';
import { NoticeSource } from '../notices/PendingNotices';
import { changeNoticeText } from './changeNoticeText';

/** So many at a time: the others a moment later. */
const PAGE = 50;
const ADMIN: Role = 'Rosetta_Referentiel_Admin';

/** A group or a person of the catalog, whom a notification reaches; a directory may have names of its own. */
const ENTITY_REF = /^(user|group):[^/]+\/.+$/;

const adminsOf = (access: Pick<AccessService, 'givenBy'>) =>
  access
    .givenBy()
    .filter(({ role }) => role === ADMIN)
    .flatMap(({ by }) => by.map(({ of }) => of))
    .filter(of => ENTITY_REF.test(of));

/** What happens to change requests: to who may approve, and to who asked. */
export const changeNotices = (
  access: Pick<AccessService, 'givenBy'>,
): NoticeSource<ChangeNotice> => ({
  audience: 'platform-ref-api',
  role: ADMIN,
  task: {
    id: 'announce-change-requests',
    everySeconds: 10,
    initialDelaySeconds: 10,
    failure: 'Notices of change requests not sent',
  },
  async pending({ client, options }) {
    const query = { limit: PAGE };
    return (await callRoute(client, listChangeNotices, { query }, options))
      .items;
  },
  recipientsOf: ({ recipients, toAdmins }) => [
    ...new Set([...recipients, ...(toAdmins ? adminsOf(access) : [])]),
  ],
  exceptOf: ({ by }) => by ?? undefined,
  text: changeNoticeText,
  setTold: ({ client, options }, { id }, recipients) =>
    callRoute(
      client,
      setChangeNoticeTold,
      { params: { id }, body: { recipients } },
      options,
    ),
});
