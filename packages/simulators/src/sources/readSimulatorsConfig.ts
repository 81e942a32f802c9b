import { readConfig } from '@rosetta/service-kit';
import { z } from 'zod';
import { System } from './orders';

const Simulated = z.object({ baseUrl: z.url(), token: z.string().min(1) });

/** The sources that the demo is configured with: the ones described here are the ones that run. */
const SourcesSection = z.object({
  sources: z.object({ argocd: Simulated, gitlab: Simulated }),
});

export interface SimulatorsConfig {
  port: number;
  tokens: Record<System, string>;
}

/** Reads, from what Rosetta is configured with, where to listen and whom to let in. */
export function readSimulatorsConfig(section: unknown): SimulatorsConfig {
  const { argocd, gitlab } = readConfig(SourcesSection, section).sources;
  return {
    port: Number(new URL(argocd.baseUrl).port),
    tokens: { argocd: argocd.token, gitlab: gitlab.token },
  };
}
