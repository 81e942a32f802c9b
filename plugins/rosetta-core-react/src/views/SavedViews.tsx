import { useState } from 'react';
import Alert from '@mui/material/Alert';
import List from '@mui/material/List';
import BookmarkIcon from '@mui/icons-material/BookmarkBorder';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ActPill, PillPopover } from '../controls';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { SavedViewItem } from './SavedViewItem';
import { MAX_VIEWS, SavedView, SavedViewList, useSavedViews } from './useSavedViews'; // prettier-ignore
import { ViewNameDialog } from './ViewNameDialog';

interface SavedViewsProps {
  /** Which page they are views of. */
  page: string;
  /** What is shown now, as the address says it: `?from=…`, or nothing. */
  search: string;
}

interface ViewsPillProps {
  saved: SavedViewList;
  search: string;
  onRename(view: SavedView): void;
}

const ViewsPill = ({ saved, search, onRename }: ViewsPillProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { number, locale } = useFormats();
  const views = [...saved.views].sort((left, right) =>
    left.name.localeCompare(right.name, locale),
  );
  return (
    <PillPopover name={t('views.title')} value={number(views.length)}>
      {close => (
        <List dense disablePadding aria-label={t('views.title')}>
          {views.map(view => (
            <SavedViewItem
              key={view.id}
              view={view}
              isCurrent={view.search === search}
              onOpen={close}
              onRename={() => {
                close();
                onRename(view);
              }}
              onRemove={() => saved.remove(view.id)}
            />
          ))}
        </List>
      )}
    </PillPopover>
  );
};

/** Keeps what is shown under a name, and leads back to what was kept. */
export const SavedViews = ({ page, search }: SavedViewsProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const saved = useSavedViews(page);
  const [naming, setNaming] = useState<SavedView | 'new'>();
  const isFull = saved.views.length >= MAX_VIEWS;
  const name = (text: string) =>
    naming === 'new'
      ? saved.save(text, search)
      : saved.rename(naming!.id, text);
  return (
    <>
      {saved.isKnown && !isFull && (
        <ActPill
          icon={<BookmarkIcon fontSize="small" aria-hidden />}
          text={t('views.save')}
          onClick={() => setNaming('new')}
        />
      )}
      {saved.views.length > 0 && (
        <ViewsPill saved={saved} search={search} onRename={setNaming} />
      )}
      {saved.error && (
        <Alert severity="error">
          {t('views.failed', { reason: saved.error.message })}
        </Alert>
      )}
      {naming && (
        <ViewNameDialog
          title={t(naming === 'new' ? 'views.save' : 'views.renameTitle')}
          name={naming === 'new' ? undefined : naming.name}
          taken={saved.views.map(view => view.name)}
          onClose={() => setNaming(undefined)}
          onName={name}
        />
      )}
    </>
  );
};
