export * from './domain/rulebook';
