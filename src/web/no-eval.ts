import { z } from 'zod';

// Zod probes whether it may compile schemas with `new Function`; our content security policy forbids that, and browsers report
// even a caught attempt. Must run before any schema is made: the first import of `main.tsx`.
z.config({ jitless: true });
