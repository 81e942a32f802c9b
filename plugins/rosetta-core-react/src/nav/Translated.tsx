import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Message } from './NavEntryBlueprint';

/** A text that a plugin gave with one of its extensions, in the language of the reader. */
export const Translated = ({ message: { ref, key } }: { message: Message }) => {
  const { t } = useTranslationRef(ref);
  return <>{t(key as never)}</>;
};
