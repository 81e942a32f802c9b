export * from './HomeCardBlueprint';
