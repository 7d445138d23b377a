import { useCallback, useEffect, useRef, useState } from 'react';
import { sendFile } from './send-file.ts';

export interface Upload {
  readonly name: string;
  readonly size: number;
  /** 0–1. */
  readonly share: number;
  /** Where the server keeps it, once it is there whole. */
  readonly path: string | null;
  readonly error: unknown;
}

/** Files on their way to the server, one after the other. Taking new ones forgets those before; so does leaving the page. */
export function useUploads() {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stop = useRef<AbortController>(undefined);
  const clear = useCallback(() => {
    stop.current?.abort();
    setUploads([]);
  }, []);
  const take = useCallback(async (files: readonly File[]): Promise<void> => {
    stop.current?.abort();
    const { signal } = (stop.current = new AbortController());
    const change = (index: number, patch: Partial<Upload>): void => {
      if (!signal.aborted) setUploads((all) => all.map((one, i) => (i === index ? { ...one, ...patch } : one)));
    };
    setUploads(files.map(({ name, size }) => ({ name, size, share: 0, path: null, error: null })));
    for (const [index, file] of files.entries()) {
      if (signal.aborted) return;
      try {
        const path = await sendFile(file.name, file, (share) => change(index, { share }), signal);
        change(index, { path, share: 1 });
      } catch (error) {
        change(index, { error });
      }
    }
  }, []);
  useEffect(() => () => stop.current?.abort(), []);
  return { uploads, take, clear };
}
