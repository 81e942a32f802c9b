import { z } from 'zod';

/**
 * A value that must reach neither logs nor the browser. The mark is Backstage's: it goes into
 * the configuration schema that is generated from the sources.
 */
export const secret = (problem: string) =>
  z.string().min(1, problem).meta({ visibility: 'secret' });
