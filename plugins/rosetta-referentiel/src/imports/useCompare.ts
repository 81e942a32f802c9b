import { useState } from 'react';
import { RouteInput } from '@rosetta/contracts';
import { RefKind, createImport } from '@rosetta/contracts/ref';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useImportLead } from './useImportLead';

type Body = RouteInput<typeof createImport>['body'];

export interface FileToCompare {
  kind: RefKind;
  source: string;
  name?: string;
  text: string;
  /** What the file leaves out is not gone. */
  isPartial: boolean;
}

/** JSON as ServiceNow answers it begins so; everything else is CSV. */
const isJson = (text: string) => text.trimStart().startsWith('{');

/** The body that a file is sent as, or why it is none. */
const toBody = (text: string): { body: Body } | { problem: string } => {
  if (!isJson(text)) return { body: text };
  try {
    return { body: JSON.parse(text) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
};

/** Compares a file and leads to what it found. */
export const useCompare = () => {
  const lead = useImportLead();
  const [problem, setProblem] = useState<string>();
  const compare = useRouteMutation(createImport);
  const send = ({ kind, source, name, text, isPartial }: FileToCompare) => {
    const read = toBody(text);
    setProblem('problem' in read ? read.problem : undefined);
    if ('problem' in read) return;
    const query = {
      kind,
      dryRun: 'true' as const,
      ...(isPartial && { partial: 'true' as const }),
      ...(source && { source }),
      ...(name && { name }),
    };
    lead(compare.mutateAsync({ query, body: read.body }));
  };
  const { isPending, error } = compare;
  return { send, isPending, problem, error };
};
