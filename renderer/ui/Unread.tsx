/** Stands where a row belongs that was not read yet. */
export const Unread = () => (
  <span className="yet">
    <span className="sr">Not read yet</span>
  </span>
);
