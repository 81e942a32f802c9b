import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';

/** More of them take the room of what the row says. */
const SHOWN = 2;

/** The first tags, and how many more there are. */
export const TagList = ({ tags }: { tags: readonly string[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const more = tags.length - SHOWN;
  return (
    <Stack direction="row" flexWrap="wrap" gap={0.5}>
      {tags.slice(0, SHOWN).map(tag => (
        <Chip
          key={tag}
          label={tag}
          size="small"
          variant="outlined"
          sx={{ m: 0 }}
        />
      ))}
      {more > 0 && (
        <Tooltip title={tags.join(', ')}>
          <Chip
            tabIndex={0}
            size="small"
            label={`+${more}`}
            sx={{ m: 0 }}
            aria-label={`${t('list.moreTags', { count: more })}: ${tags
              .slice(SHOWN)
              .join(', ')}`}
          />
        </Tooltip>
      )}
    </Stack>
  );
};
