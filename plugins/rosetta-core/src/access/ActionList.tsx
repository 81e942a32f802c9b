import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ACTION_AREAS,
  Action,
  ActionArea,
  areaOf,
} from '@rosetta/contracts/access';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { coreTranslationRef } from '../translation';

const AREAS = Object.keys(ACTION_AREAS) as ActionArea[];

/** What roles open, in the words of the field, by area. */
export const ActionList = ({ actions }: { actions: readonly Action[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const areas = AREAS.map(area => ({
    area,
    opened: actions.filter(action => areaOf(action) === area),
  })).filter(({ opened }) => opened.length);
  return (
    <CardGrid least={190}>
      {areas.map(({ area, opened }) => (
        <section key={area}>
          <Typography variant="subtitle2" component="h3" fontWeight={700}>
            {t(`area.${area}`)}
          </Typography>
          <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
            {opened.map(action => (
              <li key={action}>{t(`action.${action}`)}</li>
            ))}
          </Box>
        </section>
      ))}
    </CardGrid>
  );
};
