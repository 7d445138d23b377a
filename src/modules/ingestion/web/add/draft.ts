import type { ConnectorField } from '../../contract/connector.ts';
import type { ImportInput } from '../../contract/routes.ts';
import { sendFile } from './send-file.ts';

/** A companion file as it was chosen: its text travels with the settings or as an upload of its own. */
export interface Companion {
  readonly name: string;
  readonly text: string;
}

/** What a person filled in about an import; everything a connector asks beyond that stands under its field's name. */
export interface Draft {
  readonly connector: string;
  readonly source: string;
  /** Empty: the centre's own. */
  readonly zone: string;
  readonly files: Readonly<Record<string, Companion>>;
  readonly mapping: string;
  readonly settings: Readonly<Record<string, string>>;
}

export const emptyDraft = (connector: string): Draft => ({
  connector,
  source: '',
  zone: '',
  files: {},
  mapping: '',
  settings: {},
});

/** Companions the contract takes as files of their own; others go as text into the settings. */
const sentAsFiles = ['agents', 'cdr'] as const;

/** Names of required fields that are still empty. */
export function missingFields(
  draft: Draft,
  fields: readonly Pick<ConnectorField, 'name' | 'kind' | 'required'>[],
): string[] {
  return fields
    .filter(({ required }) => required)
    .filter(({ name, kind }) => {
      if (kind === 'mapping') return draft.mapping.trim() === '';
      if (kind === 'zone') return draft.zone === '';
      if (kind === 'file') return draft.files[name] === undefined;
      return (draft.settings[name] ?? '') === '';
    })
    .map(({ name }) => name);
}

/** The draft as the server takes it: companions and the mapping are uploaded first. */
export async function toInput(draft: Draft, paths: readonly string[]): Promise<ImportInput> {
  const settings: Record<string, string> = Object.fromEntries(
    Object.entries(draft.settings).filter(([, value]) => value !== ''),
  );
  const companions: { agents?: string; cdr?: string } = {};
  for (const [name, { name: fileName, text }] of Object.entries(draft.files)) {
    const own = sentAsFiles.find((field) => field === name);
    if (own === undefined) settings[name] = text;
    else companions[own] = await sendFile(fileName, new Blob([text]));
  }
  return {
    connector: draft.connector,
    paths: [...paths],
    settings,
    ...companions,
    ...(draft.source.trim() === '' ? {} : { source: draft.source.trim() }),
    ...(draft.zone === '' ? {} : { zone: draft.zone }),
    ...(draft.mapping.trim() === '' ? {} : { mapping: await sendFile('mapping.yaml', new Blob([draft.mapping])) }),
  };
}
