import { useState } from 'react';
import { PutValues, SavingValues } from './useSaveValues';

/**
 * The form that is open over a page, if one is, and what was saved last.
 * @param saving - which values were seen, and how they are read again
 */
export const useOpenedForm = <Opened, R extends PutValues>({
  revision,
  onRefresh,
}: Omit<SavingValues<R>, 'onSaved'>) => {
  const [opened, setOpened] = useState<Opened>();
  const [saved, setSaved] =
    useState<Parameters<SavingValues<R>['onSaved']>[0]>();
  const onClose = () => setOpened(undefined);
  const saving = {
    ...{ revision, onRefresh, onClose },
    onSaved: (changes: Parameters<SavingValues<R>['onSaved']>[0]) => {
      setSaved(changes);
      onClose();
    },
  };
  return { opened, setOpened, saved, saving };
};
