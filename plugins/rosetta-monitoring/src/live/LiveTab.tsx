import Stack from '@mui/material/Stack';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { BurnsPart } from './BurnsPart';
import { LogsPart } from './LogsPart';
import { PipelinesPart } from './PipelinesPart';
import { ProblemsPart } from './ProblemsPart';

/** What the sources say of an application now: problems, burns of error budgets, logs and pipelines. */
export const LiveTab = ({ application }: ApplicationProps) => (
  <Stack gap={2}>
    <ProblemsPart application={application} />
    <BurnsPart application={application} />
    <LogsPart application={application} />
    <PipelinesPart application={application} />
  </Stack>
);
