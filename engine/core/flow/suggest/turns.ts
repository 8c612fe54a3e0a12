/** Long work that stops now and then, so that whoever does it can give way; what it makes is there at the end. */
export type Turns<Made> = Generator<undefined, Made>;

/** The same work without giving way. */
export function atOnce<Made>(turns: Turns<Made>): Made {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}
