import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveBoard } from '@rosetta/contracts/monitoring';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { isSilent } from './sourceState';

/** The sources that answer, how fast, and how old what they said is; of the others the strip above speaks. */
export const SourcesFooter = ({ sources }: Pick<LiveBoard, 'sources'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  return (
    <Provenance>
      {sources
        .filter(source => !isSilent(source))
        .map(({ name, title, asOf, latencyMs }) => (
          <div key={name}>
            {title}: {asOf && <RelativeTime at={asOf} />}
            {latencyMs !== null &&
              `, ${t('source.latency', { ms: number(Math.round(latencyMs)) })}`}
          </div>
        ))}
    </Provenance>
  );
};
