import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  UseApplicationColumn,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';

/** A column whose code is there. */
export interface DomainColumn {
  useColumn: UseApplicationColumn;
}

interface Loaded {
  columns?: readonly DomainColumn[];
  error?: Error;
}

/** The columns of the domains, once the code of all of them is there: their hooks are called together. */
export const useDomainColumns = (): Loaded => {
  const sheet = useApi(applicationSheetApiRef);
  const [loaded, setLoaded] = useState<Loaded>({});
  useEffect(() => {
    let isShown = true;
    Promise.all(
      sheet.columns().map(async ({ load }) => ({ useColumn: await load() })),
    ).then(
      columns => isShown && setLoaded({ columns }),
      (error: Error) => isShown && setLoaded({ error }),
    );
    return () => {
      isShown = false;
    };
  }, [sheet]);
  return loaded;
};
