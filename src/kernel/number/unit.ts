/**
 * How a figure is written. Values arrive in base units: a ratio as a fraction (0.762), a duration in seconds,
 * a score on its own scale (0–100), points as net points (−100…100).
 */
export type Unit = 'ratio' | 'duration' | 'count' | 'money' | 'score' | 'points' | 'number' | 'per_hour' | 'per_10000';
