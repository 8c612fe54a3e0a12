/** How a report looks, on a screen and on paper: the colours of the light theme, whatever the system prefers. */
export const reportStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-width: 1040px; margin: 0 auto; padding: 32px 24px; background: #fff; color: #1b1d22;
  font: 13px/20px system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 22px; line-height: 28px; font-weight: 600; }
h2 { margin: 28px 0 8px; font-size: 15px; line-height: 20px; font-weight: 600; }
p { margin: 4px 0; }
bdi { white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 16px 0 0; }
dt { color: #565b66; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 12px; line-height: 18px; }
caption { padding: 0 0 8px; text-align: left; color: #565b66; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid #dfe2e7; text-align: left; vertical-align: top; }
thead th { border-bottom-color: #9aa0ab; color: #565b66; font-weight: 500; }
tbody th { font-weight: 500; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.v { padding-left: 6px; border-left: 3px solid #8d939e; }
.v.left { border-left-color: #1d74d8; }
.v.right { border-left-color: #d9600f; }
.from, .more { display: block; color: #565b66; font-size: 11px; line-height: 16px; }
.none { color: #565b66; font-style: italic; }
.note { margin: 16px 0 0; padding: 8px 12px; border: 1px solid #c9a227; border-radius: 6px; }
.waits { font-weight: 600; }
.num { white-space: nowrap; }
footer { margin-top: 28px; padding-top: 12px; border-top: 1px solid #dfe2e7; color: #565b66; font-size: 12px; line-height: 18px; }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } }
@page { margin: 16mm; }
`;
