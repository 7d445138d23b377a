import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Evaluation } from '../contract/evaluation.ts';
import { qualityApi } from './api.ts';
import type { Given } from './ItemRow.tsx';

/** After so long without typing, what was typed is kept. */
const PAUSE_MS = 700;

type Typed = { readonly answers: Readonly<Record<string, Given>>; readonly feedback: string };
const typedOf = ({ answers, feedback }: Evaluation): Typed => ({ answers: answers as Typed['answers'], feedback });

/** An evaluation being worked on: what is typed is kept by itself, one save after the other; seconds count while the page is looked at. */
export function useDraft(evaluation: Evaluation) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(evaluation));
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const latest = useRef(typed);
  const kept = useRef(typed);
  const revision = useRef(evaluation.revision);
  const worked = useRef(evaluation.worked);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const save = useCallback((): Promise<void> => {
    saving.current = saving.current.then(async () => {
      const now = latest.current;
      if (now === kept.current) return;
      try {
        const answers = now.answers as Parameters<typeof qualityApi.save>[0]['answers'];
        const { revision: next } = await qualityApi.save({
          id: evaluation.id,
          revision: revision.current,
          answers,
          feedback: now.feedback,
          worked: worked.current,
        });
        revision.current = next;
        kept.current = now;
        setSavedAt(Date.now());
        setError(null);
      } catch (failure) {
        setError(failure instanceof Error ? failure : new Error(String(failure)));
      }
    });
    return saving.current;
  }, [evaluation.id]);

  useEffect(() => {
    latest.current = typed;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, save]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') worked.current += 1;
    }, 1000);
    return () => {
      clearInterval(timer);
      void save();
    };
  }, [save]);

  return {
    ...typed,
    savedAt,
    error,
    give: (item: string, given: Given) => setTyped((was) => ({ ...was, answers: { ...was.answers, [item]: given } })),
    tell: (feedback: string) => setTyped((was) => ({ ...was, feedback })),
    /** Keeps what is left and ends the evaluation. */
    async submit(): Promise<void> {
      latest.current = typed;
      await save();
      await qualityApi.submit({ id: evaluation.id, revision: revision.current });
      await queries.invalidateQueries({ queryKey: ['quality'] });
    },
  };
}
