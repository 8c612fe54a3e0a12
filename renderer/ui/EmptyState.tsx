/** What a place shows that has nothing yet: a picture (96 high), one sentence, one button. */
export function EmptyState({
  picture,
  title,
  children,
  action,
}: {
  readonly picture?: React.ReactNode;
  readonly title?: string;
  readonly children: React.ReactNode;
  readonly action?: React.ReactNode;
}) {
  return (
    <div className="empty">
      {picture !== undefined && <div className="empty-pic">{picture}</div>}
      {title !== undefined && <h2 className="h2">{title}</h2>}
      <p>{children}</p>
      {action}
    </div>
  );
}
