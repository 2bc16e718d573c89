import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { listMails } from "#workers/db/identity/mails.ts";
import { cloudflareMailer } from "#workers/email/cloudflare.ts";
import { embeddedMailer } from "#workers/email/embedded.ts";
import type { Mail, Mailer } from "#workers/email/port.ts";
import { renderMail } from "#workers/email/render.ts";
import type { Env } from "#workers/env.ts";

const mail: Mail = { to: "ana@example.com", subject: "Zoë writes", text: "Hello", html: "<p>Hello</p>" };

/** An adapter, and a way to see what left through it. */
interface Subject {
  mailer: Mailer;
  sent(): Promise<Mail[]>;
}

function embedded(): Subject {
  const db = (env as Env).DB_IDENTITY;
  const sent = async () => {
    const kept = await listMails(db);
    return kept.reverse().map(({ to, subject, text, html }) => ({ to, subject, text, html }));
  };
  return { mailer: embeddedMailer(db), sent };
}

function cloudflare(): Subject {
  const left: Mail[] = [];
  const binding = {
    send: async (message: unknown) => {
      const { from, ...rest } = message as Mail & { from: string };
      expect(from).toBe("hotgigs@example.com");
      left.push(rest);
      return { messageId: "1" };
    },
  };
  return { mailer: cloudflareMailer(binding, "hotgigs@example.com"), sent: async () => left };
}

describe.each([
  ["embedded", embedded],
  ["cloudflare", cloudflare],
])("a mailer (%s)", (_name, make) => {
  test("sends what it was given, whole and in order", async () => {
    const { mailer, sent } = make();
    const before = (await sent()).length;
    await mailer.send(mail);
    await mailer.send({ ...mail, subject: "Second" });
    expect((await sent()).slice(before)).toEqual([mail, { ...mail, subject: "Second" }]);
  });
});

test("a failing binding is the caller's to know", async () => {
  const broken = { send: () => Promise.reject(new Error("no")) };
  await expect(cloudflareMailer(broken, "a@example.com").send(mail)).rejects.toThrow("no");
});

test("the kept mails do not grow without end", async () => {
  const { mailer } = embedded();
  for (let at = 0; at < 205; at += 1) await mailer.send({ ...mail, subject: `mail ${at}` });
  const kept = await listMails((env as Env).DB_IDENTITY);
  expect(kept).toHaveLength(200);
  expect(kept[0]?.subject).toBe("mail 204");
});

test("what people typed is text in a mail, never HTML, and no header", () => {
  const { html, text, subject } = renderMail({
    kind: "test",
    subject: "Hello\r\nBcc: all@example.com",
    paragraphs: ['<img src=x onerror="alert(1)"> & more'],
    button: { label: "Go", url: 'https://hotgigs.test/"onmouseover="x' },
    footer: "Bye",
  });
  expect(html).not.toContain("<img");
  expect(html).not.toContain('"onmouseover="');
  expect(text).toContain("<img src=x");
  expect(subject).not.toMatch(/[\r\n]/);
});
