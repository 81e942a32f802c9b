import { useMemo } from 'react';
import { listApplications, listGroups } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';

/** What applications and groups are called; their ids stand in for names that cannot be read. */
export const useTargets = () => {
  const applications = useRouteItems(listApplications, {}).value;
  const groups = useRouteItems(listGroups, {}).value;
  return useMemo(
    () => ({ applications: applications ?? [], groups: groups ?? [] }),
    [applications, groups],
  );
};

export const useTargetNames = (): ReadonlyMap<string, string> => {
  const { applications, groups } = useTargets();
  return useMemo(
    () =>
      new Map([...applications, ...groups].map(({ id, name }) => [id, name])),
    [applications, groups],
  );
};
