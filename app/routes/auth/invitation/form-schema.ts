import { z } from "zod";
import { signUpFormSchema } from "../sign-up/form-schema.ts";

/** What a new person fills in: their address is confirmed by the mail that brought them here. */
export const joinFormSchema = signUpFormSchema.pick({ name: true, password: true });

/** Which button was pressed. */
export const invitationIntentSchema = z.enum(["accept", "decline", "join", "signOut"]);
