import { z } from 'zod';
import {
  createSourceClient,
  ListOptions,
  SourceOptions,
} from '@rosetta/sources';

export const Release = z.looseObject({
  id: z.number(),
  component: z.string().min(1),
  version: z.string().min(1),
  releasedAt: z.iso.datetime(),
});
export type Release = z.infer<typeof Release>;

export interface ToyClient {
  releases(options?: ListOptions): Promise<Release[]>;
  close(): Promise<void>;
}

export const createToyClient = (options: SourceOptions): ToyClient => {
  const source = createSourceClient({ name: 'toy', title: 'Toy' }, options, {
    authorization: `Bearer ${options.token}`,
  });
  const request = { path: '/releases', route: '/releases' };
  return {
    async releases({ signal, onRefused } = {}) {
      const list = z.array(z.unknown());
      const { value } = await source.read(list, { ...request, signal });
      return source.records(Release, request.route, value, { onRefused });
    },
    close: () => source.close(),
  };
};
