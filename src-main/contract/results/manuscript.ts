/** How numbers look in tables, sentences and reports that go into a manuscript (decision 0072). */
import { z } from 'zod';

/** .58 as APA and the German guidelines want it; 0.58; 0,58. Counts and files are not meant. */
export const numberStyleSchema = z.enum(['apa', 'zero', 'comma']);
export type NumberStyle = z.infer<typeof numberStyleSchema>;
