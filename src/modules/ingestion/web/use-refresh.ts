import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Everything on screen that new data change, asked again: this page's lists, what the data cover, every figure. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    // Names of queues, contacts and passports rest on the same data; only what comes with the program stays.
    void client.invalidateQueries({
      predicate: ({ queryKey: [first] }) => !['connectors', 'mappings', 'kpis', 'import'].includes(String(first)),
    });
  }, [client]);
}
