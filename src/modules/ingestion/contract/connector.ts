import type { Label } from '#src/semantic/label.ts';
import type { CanonicalEvent } from './event.ts';

/** One raw record a connector could not use. Kept in the dead-letter list, from which it can be replayed. */
export type Rejection = {
  readonly file: string;
  readonly line: number;
  readonly field: string | null;
  /** Stable code; screens translate it. */
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
  readonly raw: string;
};

/** A field a person fills in when adding a source; the settings form is drawn from it. */
export type ConnectorField = {
  readonly name: string;
  readonly label: Label;
  readonly kind: 'text' | 'zone' | 'file' | 'mapping' | 'choice';
  readonly required: boolean;
  readonly help?: Label;
  readonly choices?: readonly string[];
};

/** What a connector is, as data: the CLI, the API and the Sources page read it. */
export type ConnectorSpec = {
  readonly id: string;
  readonly title: Label;
  readonly description: Label;
  readonly fields: readonly ConnectorField[];
  /** File name endings it recognises, for drag and drop. */
  readonly endings: readonly string[];
};

export type ConnectorOptions = {
  readonly source: string;
  readonly zone: string;
  /** Interface or login → agent name. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly settings: Readonly<Record<string, string>>;
};

/** What mapping one raw record yields: events, or why not. */
export type Mapped = { readonly events: readonly CanonicalEvent[] } | { readonly rejection: Omit<Rejection, 'file'> };
