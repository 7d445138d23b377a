import { useQuery } from '@tanstack/react-query';
import { httpClient } from '#src/http/client.ts';
import { targetsContract } from '#src/modules/targets/contract/routes.ts';
import { useMay } from '#src/ui/me/me.ts';
import type { Target } from '#src/ui/number/target.ts';

const targetsApi = httpClient({ targets: targetsContract }, window.location.origin).targets;

/** The centre's targets in force on a day, by KPI: few, asked once a day shown. */
export function useCentreTargets(day: string | null): ReadonlyMap<string, Target> {
  const may = useMay('read:target');
  const { data } = useQuery({
    queryKey: ['targets', 'in-force', 'centre', day],
    queryFn: async ({ signal }) => {
      const found = await targetsApi.inForce({ owner: { kind: 'centre', id: null }, at: day ?? '' }, { signal });
      return new Map<string, Target>(found.map(({ kpi, bounds }) => [kpi, bounds]));
    },
    enabled: may && day !== null,
    staleTime: 60_000,
  });
  return data ?? none;
}

const none: ReadonlyMap<string, Target> = new Map();
