/** What one component can look like. */
export const Bench = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <section className="bench" aria-label={name}>
    <h2>{name}</h2>
    {children}
  </section>
);

/** One row of states. */
export const Shelf = ({
  name,
  kind,
  children,
}: {
  readonly name: string;
  readonly kind?: 'fields' | 'boxes';
  readonly children: React.ReactNode;
}) => (
  <div className={kind === undefined ? 'shelf' : `shelf ${kind}`}>
    <h3>{name}</h3>
    <div>{children}</div>
  </div>
);

export const longText =
  'A name that somebody made much longer than anybody who drew this place had in mind when it was drawn';
