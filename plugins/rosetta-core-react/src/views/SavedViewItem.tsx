import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import ListItem from '@mui/material/ListItem';
import Stack from '@mui/material/Stack';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreReactTranslationRef } from '../translation';
import { SavedView } from './useSavedViews';

interface SavedViewItemProps {
  view: SavedView;
  isCurrent: boolean;
  onOpen(): void;
  onRename(): void;
  onRemove(): void;
}

/** One saved view: a link, which can be handed on like any other, and what can be done with it. */
export const SavedViewItem = (props: SavedViewItemProps) => {
  const { view, isCurrent } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { name } = view;
  const actions = [
    [EditIcon, t('views.rename', { name }), props.onRename],
    [DeleteIcon, t('views.remove', { name }), props.onRemove],
  ] as const;
  return (
    <ListItem disableGutters dense sx={{ gap: 1 }}>
      <Link
        component={RouterLink}
        to={view.search || '?'}
        onClick={props.onOpen}
        aria-current={isCurrent ? 'page' : undefined}
        sx={{ flex: 1, overflowWrap: 'anywhere' }}
      >
        {name}
      </Link>
      <Stack direction="row">
        {actions.map(([Icon, label, onClick]) => (
          <IconButton
            key={label}
            size="small"
            aria-label={label}
            title={label}
            onClick={onClick}
          >
            <Icon fontSize="small" />
          </IconButton>
        ))}
      </Stack>
    </ListItem>
  );
};
