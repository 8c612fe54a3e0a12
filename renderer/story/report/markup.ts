/** A piece of HTML in which everything that came from elsewhere is harmless. */
export interface Markup {
  readonly markup: string;
}

const harmless: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Letters that HTML forbids, or that a browser would take for the end of a line of its own. */
const forbidden = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;

/** A text as HTML shows it. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(forbidden, (letter) => (letter === '\n' || letter === '\t' ? letter : '\uFFFD'))
    .replace(/[&<>"']/gu, (letter) => harmless[letter] ?? letter);

type Piece = string | number | Markup | readonly Markup[] | null;

function written(piece: Piece | undefined): string {
  if (piece === null || piece === undefined) return '';
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  if ('markup' in piece) return piece.markup;
  return piece.map((one) => one.markup).join('');
}

/** HTML with values in it: a text is escaped, whatever it holds. Attributes stand in quotes. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup => ({
  markup: parts.map((part, index) => part + written(pieces[index])).join(''),
});
