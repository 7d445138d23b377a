import type { Kpi } from '#src/semantic/kpi.ts';
import type { Label } from '#src/semantic/label.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';

/** The name of a KPI with what changes its meaning as it is set; most have nothing to add. */
export const titleOf = (kpi: Kpi, values: ParameterValues): Label => kpi.title?.(values) ?? kpi.name;
