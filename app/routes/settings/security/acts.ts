import { data, redirect } from "react-router";
import { z } from "zod";
import { refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Outcome, type Refusal, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Security } from "#workers/services.ts";

/** What came of something: shown in its section. */
export interface SecurityNote {
  at: "secondFactor" | "provider" | "domains" | "enforcement";
  ok: boolean;
  said: string;
}

const intents = z.enum([
  "require",
  "allow",
  "provider",
  "provider-on",
  "provider-off",
  "provider-remove",
  "break-glass",
  "domain-add",
  "domain-prove",
  "domain-remove",
  "enforce",
  "relax",
]);

/** Does what a form of the security page asks for. */
export async function act(security: Security, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const intent = intents.safeParse(text("intent"));
  if (!intent.success) return refused("secondFactor", { code: "input.invalid" });
  const domain = text("domain");
  const secret = text("clientSecret");
  const provider = {
    issuer: text("issuer"),
    clientId: text("clientId"),
    defaultRole: text("defaultRole"),
    ...(secret && { clientSecret: secret }),
  };
  switch (intent.data) {
    case "require":
      return noted("secondFactor", await security.requireSecondFactor(true), m.security_required());
    case "allow":
      return noted("secondFactor", await security.requireSecondFactor(false), m.security_not_required());
    case "provider":
      return noted("provider", await security.saveProvider(provider), m.security_provider_saved());
    case "provider-on":
      return noted("provider", await security.activateProvider(true), m.security_provider_is_on());
    case "provider-off":
      return noted("provider", await security.activateProvider(false), m.security_provider_is_off());
    case "provider-remove":
      return noted("provider", await security.removeProvider(), m.security_provider_removed());
    case "break-glass":
      return noted(
        "enforcement",
        await security.chooseBreakGlass(text("person")),
        m.security_keeper_chosen(),
      );
    case "domain-add":
      return noted("domains", await security.addDomain({ domain }), m.security_domain_added({ domain }));
    case "domain-prove":
      return noted("domains", await security.verifyDomain(text("id")), m.security_domain_proven({ domain }));
    case "domain-remove":
      return noted("domains", await security.removeDomain(text("id")), m.security_domain_removed({ domain }));
    case "enforce":
      return noted(
        "enforcement",
        await security.enforceDomain(text("id"), true),
        m.security_enforced({ domain }),
      );
    case "relax":
      return noted(
        "enforcement",
        await security.enforceDomain(text("id"), false),
        m.security_relaxed({ domain }),
      );
  }
}

function noted(at: SecurityNote["at"], outcome: Outcome<unknown>, said: string) {
  return outcome.ok ? data<SecurityNote>({ at, ok: true, said }) : refused(at, outcome.refusal);
}

function refused(at: SecurityNote["at"], refusal: Refusal) {
  if (refusal.code === "session.notFresh")
    throw redirect("/settings/account/confirm?next=/settings/security");
  return data<SecurityNote>({ at, ok: false, said: words(refusal) }, { status: refusalStatus[refusal.code] });
}

function words(refusal: Refusal): string {
  if (refusal.code === "secondFactor.off") return m.security_set_up_yours();
  if (refusal.code !== "input.invalid") return refusalWords(refusal);
  switch (refusal.params?.field) {
    case "issuer":
      return m.security_error_issuer();
    case "clientId":
    case "clientSecret":
      return m.security_error_client();
    case "domain":
      return m.security_error_domain();
    default:
      return refusalWords(refusal);
  }
}
