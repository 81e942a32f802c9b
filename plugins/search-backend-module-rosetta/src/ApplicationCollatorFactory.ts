import { Readable } from 'node:stream';
import {
  Application,
  listApplications,
  listGroups,
} from '@rosetta/contracts/ref';
import { HttpClient, pages } from '@rosetta/http-kit';
import { rosettaPermissions } from '@rosetta/plugin-rosetta-common';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';

/** What search says of an application. */
interface ApplicationDocument extends IndexableDocument {
  id: string;
  /** The name of the group that owns it. */
  owner: string;
  criticality?: string;
  lifecycle?: string;
}

const PAGE_SIZE = 500;

const toDocument = (
  application: Application,
  owner: string,
): ApplicationDocument => {
  const { id, name, description, criticality, lifecycle } = application;
  return {
    id,
    title: name,
    text: description ?? '',
    location: `/referentiel/applications/${encodeURIComponent(id)}`,
    owner,
    ...(criticality && { criticality }),
    ...(lifecycle && { lifecycle }),
  };
};

/** The applications of the référentiel that are valid now. A missing answer is an error: the index stays as it was. */
export class ApplicationCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'application';
  readonly visibilityPermission = rosettaPermissions['ref.read'];
  readonly #client: HttpClient;

  /** @param client - of platform-ref-api */
  constructor(client: HttpClient) {
    this.#client = client;
  }

  async getCollator() {
    return Readable.from(this.#documents());
  }

  async #groupNames() {
    const names = new Map<string, string>();
    const query = { limit: PAGE_SIZE };
    for await (const { items } of pages(this.#client, listGroups, { query }))
      for (const { id, name } of items) names.set(id, name);
    return names;
  }

  async *#documents() {
    const names = await this.#groupNames();
    const query = { limit: PAGE_SIZE };
    const read = pages(this.#client, listApplications, { query });
    for await (const { items } of read)
      for (const application of items)
        yield toDocument(
          application,
          names.get(application.group) ?? application.group,
        );
  }
}
