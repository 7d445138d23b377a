import './no-eval.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App } from 'antd';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ThemeProvider } from '#src/ui/theme/ThemeProvider.tsx';
import { modules } from './modules.ts';
import { makeRouter, preloadPages } from './router.tsx';
import { startTexts } from './texts.ts';

await startTexts();

// Figures of closed days do not change while one looks at them; half a minute keeps the open day fresh enough.
const queries = new QueryClient({
  defaultOptions: {
    // The server may be this very machine: a browser that thinks itself offline asks all the same.
    queries: { staleTime: 30_000, retry: 1, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
const router = makeRouter();
// Who is there comes before anything that asks the server.
const providers = [...modules.flatMap(({ gate }) => gate ?? []), ...modules.flatMap(({ provider }) => provider ?? [])];

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ThemeProvider>
        <App component={false}>
          {providers.reduceRight<ReactNode>(
            (inner, Provider) => (
              <Provider>{inner}</Provider>
            ),
            <RouterProvider router={router} />,
          )}
        </App>
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
);

// Long enough for the first page to ask its questions before anything else is fetched.
setTimeout(() => void preloadPages(), 2_000);
