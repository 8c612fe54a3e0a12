/** Changes that are looked at before they are made. */
export const PreviewPicture = () => (
  <svg className="pic" viewBox="0 0 290 96" aria-hidden="true">
    <rect className="sf" x="28.5" y="18.5" width="233" height="60" rx="8" />
    <rect className="a" x="40.5" y="34.5" width="56" height="28" rx="5" />
    <rect className="g" x="50" y="45" width="28" height="6" rx="3" />
    <rect className="l" x="104.5" y="34.5" width="66" height="28" rx="5" />
    <rect className="bl" x="114" y="45" width="36" height="6" rx="3" />
    <rect className="r" x="180.5" y="34.5" width="66" height="28" rx="5" />
    <rect className="br" x="190" y="45" width="28" height="6" rx="3" />
    <circle className="k" cx="172" cy="31" r="8" />
    <path className="kt" d="m168.5 31.2 2.5 2.5 4.5-5" />
  </svg>
);

/** Runs, one bar each. */
export const RunsPicture = () => (
  <svg className="pic" viewBox="0 0 290 96" aria-hidden="true">
    <path className="ax" d="M20 53H268" />
    <path
      className="g"
      d="M24 52v-13h8v13zM35 52v-23h8v23zM46 52v-17h8v17zM57 52v-21h8v21zM68 52v-24h8v24zM79 52v-25h8v25zM90 52v-21h8v21zM101 52v-23h8v23zM112 52v-12h8v12zM123 52v-21h8v21zM134 52v-23h8v23zM145 52v-18h8v18zM156 52v-10h8v10zM167 52v-26h8v26zM178 52v-22h8v22zM189 52v-29h8v29zM200 52v-27h8v27zM211 52v-8h8v8zM222 52v-30h8v30zM233 52v-7h8v7zM244 52v-30h8v30zM255 52v-14h8v14z"
    />
    <path
      className="g"
      d="M24 54v12h8v-12zM35 54v5h8v-5zM46 54v12h8v-12zM57 54v13h8v-13zM68 54v4h8v-4zM79 54v3h8v-3zM90 54v7h8v-7zM101 54v6h8v-6zM112 54v14h8v-14zM123 54v11h8v-11zM134 54v10h8v-10zM145 54v13h8v-13zM156 54v6h8v-6zM167 54v5h8v-5zM178 54v9h8v-9zM189 54v3h8v-3zM200 54v15h8v-15zM211 54v5h8v-5zM222 54v12h8v-12zM233 54v7h8v-7zM244 54v3h8v-3zM255 54v10h8v-10z"
    />
  </svg>
);

/** Two systems that are about to be joined. */
export const JoinPicture = () => (
  <svg className="pic" viewBox="0 0 290 96" aria-hidden="true">
    <rect className="l" x="44.5" y="28.5" width="56" height="40" rx="6" />
    <rect className="r" x="189.5" y="28.5" width="56" height="40" rx="6" />
    <path className="dash" d="M108 48H182" />
    <circle className="sf plus" cx="145" cy="48" r="13" />
    <path className="cross" d="M145 42v12M139 48h12" />
  </svg>
);
