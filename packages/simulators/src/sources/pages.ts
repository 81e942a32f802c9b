import { RequestHandler } from 'express';

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

/** Where links from Rosetta to a tool end in the demo: the tool has no pages here. */
export const toolPage =
  (tool: string): RequestHandler =>
  (req, res) => {
    const path = escaped(req.path);
    res
      .set('content-security-policy', "default-src 'none'")
      .type('html')
      .send(
        `<!doctype html><html lang="en"><title>${tool}, simulated</title><h1>${tool}, simulated</h1><p>In the demo ${tool} has an API and no pages. The real one would show <code>${path}</code> here.</p></html>\n`,
      );
  };
