import type { z } from 'zod';
import type { Result } from '../../model/result.ts';
import type { Table, TableSource } from '../../model/table.ts';
import type { FieldType, Value } from '../../model/value.ts';

/** Why a step cannot turn these values. `unmapped-choice` and `failed` park the field; nothing is guessed. */
export interface StepFailure {
  readonly kind: 'unmapped-choice' | 'failed';
  /** A sentence for people that names the value and the remedy. */
  readonly message: string;
}

export type Values = readonly Value[];
export type Stepped = Result<Values, StepFailure>;

/** A worked example of a step; shown to people and run as a test. `back` is what `backward` makes of `out`, where it has a way back. */
export interface StepSample<Settings> {
  readonly settings: Settings;
  readonly in: Values;
  readonly out: Values;
  readonly back?: Values;
}

/**
 * One transform on a field map's line: a lens from the values before it to the values after it.
 * `way` says what the settings allow: `none` loses nothing (both laws hold), `lossy` has a way back that loses
 * (upper case, rounding), `one-way` has none (a template of several fields). Laws: engine-model.md 1.12.
 * A step is pure and total over canonical values; it never throws.
 */
export interface Step<Settings = unknown> {
  /** Stable id, as written in a flow's `use`. */
  readonly use: string;
  readonly label: string;
  readonly settings: z.ZodType<Settings>;
  /** What it does with these settings, in one sentence for people. */
  sentence(settings: Settings): string;
  /** The types after the step, given the types before it, or a sentence why it cannot take them. */
  types(settings: Settings, before: readonly FieldType[]): Result<readonly FieldType[], string>;
  way(settings: Settings, before: readonly FieldType[]): 'none' | 'lossy' | 'one-way';
  forward(settings: Settings, values: Values): Stepped;
  /** `old` are the values before the step as they are now, so that what the way back cannot know is kept. Only called unless `way` is `one-way`. */
  backward(settings: Settings, values: Values, old: Values | null): Stepped;
  readonly samples: readonly StepSample<Settings>[];
  /**
   * For a step that looks values up in a file or an object: `source` names it, null where the settings hold the table, and
   * `bind` puts the table that was read from it into the settings. So a plan holds its tables, and another row is another plan.
   */
  readonly table?: {
    source(settings: Settings): TableSource | null;
    bind(settings: Settings, table: Table): Result<Settings, string>;
  };
}
