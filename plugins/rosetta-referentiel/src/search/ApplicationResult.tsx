import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import ListItemIcon from '@mui/material/ListItemIcon';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { Application } from '@rosetta/contracts/ref';
import { referentielTranslationRef } from '../translation';

/** What the index says of an application. */
interface ApplicationDocument extends SearchDocument {
  owner: string;
  criticality?: Application['criticality'];
}

interface ApplicationResultProps {
  icon?: JSX.Element;
  result?: SearchDocument;
  highlight?: ResultHighlight;
}

/** A text with what was searched for marked, where it is in it. */
const Marked = ({
  highlight,
  field,
  children,
}: {
  highlight?: ResultHighlight;
  field: 'title' | 'text';
  children: string;
}) => {
  const text = highlight?.fields[field];
  if (!text) return <>{children}</>;
  return (
    <HighlightedSearchResultText
      text={text}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  );
};

/** An application among the results of search: its name, its kind, and whose it is. */
export const ApplicationResult = ({
  icon,
  result,
  highlight,
}: ApplicationResultProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  if (!result) return null;
  const { title, text, location, owner, criticality } =
    result as ApplicationDocument;
  return (
    <Box display="flex">
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <Box minWidth={0}>
        <Box typography="h6" component="div">
          <Link component={RouterLink} to={location}>
            <Marked highlight={highlight} field="title">
              {title}
            </Marked>
          </Link>
        </Box>
        <Box typography="body2" color="text.secondary" mb={2}>
          <Marked highlight={highlight} field="text">
            {text}
          </Marked>
        </Box>
        <Chip size="small" label={t('search.kind')} />
        <Chip size="small" label={t('search.owner', { owner })} />
        {criticality && (
          <Chip
            size="small"
            label={t('search.criticality', {
              criticality: t(`criticality.${criticality}`),
            })}
          />
        )}
      </Box>
    </Box>
  );
};
