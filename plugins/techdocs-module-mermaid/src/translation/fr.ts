export default {
  named: 'Diagramme : {{title}}',
  unnamed: 'Diagramme',
  asText: 'Le diagramme en texte',
  ownSize: 'Taille réelle',
  drawing: 'Le diagramme se dessine…',
  problem: 'Ce diagramme ne peut pas être dessiné : {{problem}}',
};
