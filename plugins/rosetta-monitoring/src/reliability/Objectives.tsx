import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getSlo, SloId, SloItem } from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { Choice } from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { useUrlState } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { SloBurnDown } from '../slos/SloBurnDown';
import { SloSection } from '../slos/SloSection';
import { monitoringTranslationRef } from '../translation';

const ADDRESS = z.object({ slo: SloId });

const Whole = ({ id }: { id: string }) => (
  <Resource state={useRoute(getSlo, { params: { id } })}>
    {slo => <SloBurnDown slo={slo} />}
  </Resource>
);

/** The budget of one objective over its window: of the worst, unless another is chosen. */
const Picture = ({ slos }: { slos: readonly SloItem[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state, change } = useUrlState(ADDRESS);
  const { id } = slos.find(each => each.id === state.slo) ?? slos[0];
  return (
    <>
      {slos.length > 1 && (
        // Its label stands on its border, and would touch the heading above.
        <Box pt={1}>
          <Choice
            label={t('reliability.objective')}
            width={280}
            value={id}
            options={slos.map(each => ({ value: each.id, label: each.name }))}
            onChange={slo => change({ slo })}
          />
        </Box>
      )}
      <Whole key={id} id={id} />
    </>
  );
};

/** What an application promises, how much of its budgets is left, and how that went. */
export const Objectives = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <section aria-label={t('reliability.objectives')}>
      <SectionTitle>{t('reliability.objectives')}</SectionTitle>
      <SloSection
        of={{ application }}
        picture={slos => <Picture slos={slos} />}
      />
    </section>
  );
};
