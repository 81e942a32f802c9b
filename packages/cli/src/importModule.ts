/**
 * A module of ours, loaded when it is needed. Node gives what the transform makes of our
 * sources, which is CommonJS, as `default`; a bundle and Jest give the module itself.
 */
export async function importModule<T extends object>(
  loading: Promise<T>,
): Promise<T> {
  const loaded = await loading;
  return 'default' in loaded ? (loaded.default as T) : loaded;
}
