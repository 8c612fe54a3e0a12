/** What a browser is shown that has not shown the token of this server. */
export function SignedOut() {
  return (
    <main className="center" style={{ height: '100%' }}>
      <h1 className="h2">Tandem does not know this browser</h1>
      <p>
        Open the address that Tandem printed when it was started: it holds the key that lets a browser in. The key
        changes with every start.
      </p>
    </main>
  );
}
