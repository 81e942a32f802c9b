/** The parts of a catalog reference, `kind:namespace/name`; the kind and the namespace may be left out. */
export const parseRef = (ref: string, kind: string) => {
  const [, givenKind, namespace = 'default', name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?(.+)$/.exec(ref) ?? [];
  return { kind: givenKind ?? kind, namespace, name: name ?? ref };
};

/** What people call it, where nothing says otherwise: the name in its reference. */
export const nameOfRef = (ref: string) => ref.split('/').at(-1)!;
