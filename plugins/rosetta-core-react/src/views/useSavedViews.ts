import { useCallback, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';

const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  /** The part of the address that says what is shown: `?from=…`. */
  search: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

const StoredViews = z.array(SavedView);

/** More than anybody finds again in a list. */
export const MAX_VIEWS = 100;

/** `crypto.randomUUID` exists only on pages of a secure origin, which not every portal is. */
const newId = () =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

/** What is stored; a store that holds something else has no views. */
const viewsOf = (value: unknown): readonly SavedView[] =>
  StoredViews.safeParse(value ?? []).data ?? [];

/** Of two views of one name the newer one stays. */
const withView = (
  views: readonly SavedView[],
  name: string,
  search: string,
): SavedView[] => [
  ...views.filter(view => view.name !== name),
  { id: newId(), name, search },
];

const useStored = (page: string) => {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket('rosetta-views'), [storage]);
  const [stored, setStored] = useState(() =>
    bucket.snapshot<SavedView[]>(page),
  );
  useEffect(() => {
    setStored(bucket.snapshot<SavedView[]>(page));
    const seen = bucket.observe$<SavedView[]>(page).subscribe(setStored);
    return () => seen.unsubscribe();
  }, [bucket, page]);
  return { bucket, stored };
};

/** The views of a page that a person has saved; they follow the person to other browsers. */
export const useSavedViews = (page: string) => {
  const { bucket, stored } = useStored(page);
  const [error, setError] = useState<Error>();
  const views = useMemo(() => viewsOf(stored.value), [stored]);
  const store = useCallback(
    (next: readonly SavedView[]) => {
      setError(undefined);
      bucket.set(page, [...next]).catch(setError);
    },
    [bucket, page],
  );
  return {
    views,
    /** Whether the store has answered. */
    isKnown: stored.presence !== 'unknown',
    error,
    save: (name: string, search: string) =>
      store(withView(views, name, search)),
    rename: (id: string, name: string) =>
      store(
        views
          .filter(view => view.id === id || view.name !== name)
          .map(view => (view.id === id ? { ...view, name } : view)),
      ),
    remove: (id: string) => store(views.filter(view => view.id !== id)),
  };
};
export type SavedViewList = ReturnType<typeof useSavedViews>;
