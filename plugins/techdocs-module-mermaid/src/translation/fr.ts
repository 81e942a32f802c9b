export default {
  named: 'Diagramme : {{title}}',
  unnamed: 'Diagramme',
  asText: 'Le diagramme en texte',
  problem: 'Ce diagramme ne peut pas être dessiné : {{problem}}',
};
