import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const mermaidTranslationRef = createTranslationRef({
  id: 'plugin.techdocs-mermaid',
  messages: {
    named: 'Diagram: {{title}}',
    unnamed: 'Diagram',
    asText: 'The diagram as text',
    ownSize: 'Full size',
    drawing: 'Drawing the diagram…',
    problem: 'This diagram can’t be drawn: {{problem}}',
  },
  translations: { fr: () => import('./fr') },
});
