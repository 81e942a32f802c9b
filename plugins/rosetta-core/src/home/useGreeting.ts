import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useFetched } from '@rosetta/plugin-rosetta-core-react/data';
import { coreTranslationRef } from '../translation';

const partOfDay = (hour: number) => {
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
};

/** A greeting by name, once that is known. */
export const useGreeting = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const identity = useApi(identityApiRef);
  const { value } = useFetched(['profile'], () => identity.getProfileInfo());
  const name = value?.displayName;
  const hour = new Date().getHours();
  return name ? t(`home.${partOfDay(hour)}`, { name }) : t('nav.home');
};
