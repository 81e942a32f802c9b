import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ApplicationProps,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import {
  Resource,
  useResource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielApiRef } from '../api/referentielApi';
import { Ownership } from './Ownership';
import { Pivots } from './Pivots';

/** Who owns it, what each domain has to say, and under which ids the tools know it. */
export const Overview = ({ application }: ApplicationProps) => {
  const referentiel = useApi(referentielApiRef);
  const sheet = useApi(applicationSheetApiRef);
  const pivots = useResource(
    useCallback(
      (signal: AbortSignal) => referentiel.pivots({ application }, signal),
      [referentiel, application],
    ),
  );
  return (
    <>
      <CardGrid least={280}>
        <Ownership application={application} />
        {sheet.cards().map(({ id, component: Card }) => (
          <Card key={id} application={application} />
        ))}
      </CardGrid>
      <Resource state={pivots}>{items => <Pivots pivots={items} />}</Resource>
    </>
  );
};
