import type { Value } from '../../model/value.ts';
import type { Random } from './random.ts';
import type { FieldSetup } from './scenario.ts';

/** Values that no other user ever types. */
export class Typist {
  private count = 0;
  private readonly chance: Random;

  constructor(chance: Random) {
    this.chance = chance;
  }

  tag(): string {
    this.count += 1;
    return `t${this.count}`;
  }

  value(field: FieldSetup): Value {
    this.count += 1;
    switch (field.kind) {
      case 'decimal':
        return `${this.count}.${1 + this.chance.int(9)}${1 + this.chance.int(9)}`;
      case 'set':
        return [`t${this.count}`];
      case 'text':
        return this.chance.pick([
          `V${this.count}`,
          `V${this.count} ${field.name}`,
          `  V${this.count} `,
          `V${this.count} a long ${field.name} of a person`,
        ]);
    }
  }
}
