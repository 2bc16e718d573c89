import type { Page } from "@playwright/test";
import { whileBusy } from "./while-busy.ts";

/**
 * Signs somebody of the demo in, in the page and not beside it: the session cookie is __Host- and Secure, which Chromium
 * accepts on localhost. Answers with the status.
 */
export function enterInPage(page: Page, person: string): Promise<number> {
  const enter = () =>
    page.evaluate(async (email) => {
      const response = await fetch("/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password: "demo-hotgigs" }),
      });
      return response.status;
    }, `${person}@demo.hotgigs.dev`);
  return whileBusy(enter, (status) => status);
}
