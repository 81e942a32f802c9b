import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Language } from '@rosetta/contracts/domains';
import { ReaderLanguages } from './ReaderLanguages';

export interface NoticeTools {
  languages: ReaderLanguages;
  notifications: NotificationService;
}

/** Sends each recipient what `text` says in the language in which they read the portal; `except` gets it of no group. */
export const sendNotice = async (
  { languages, notifications }: NoticeTools,
  recipients: readonly string[],
  text: (language: Language) => NotificationPayload,
  except?: string,
) => {
  for (const user of recipients)
    await notifications.send({
      recipients: {
        type: 'entity',
        entityRef: user,
        ...(except && { excludeEntityRef: except }),
      },
      payload: text(await languages.of(user)),
    });
};
