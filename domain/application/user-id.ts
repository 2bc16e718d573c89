import { z } from "zod";

/** The id of a person who works here. */
export const userIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
