/** One plain look for every mail: paragraphs, one button, a quiet last line. */
import type { Mail } from "#workers/email/port.ts";

export interface MailContent {
  /** For the log: what kind of mail, never to whom. */
  kind: string;
  subject: string;
  paragraphs: string[];
  button: { label: string; url: string };
  footer: string;
}

/** The plain and the HTML form of the same words. */
export function renderMail({ subject, paragraphs, button, footer }: MailContent): Omit<Mail, "to"> {
  return {
    subject: subject.replace(/[\r\n]+/g, " "),
    text: [...paragraphs, `${button.label}:\n${button.url}`, footer].join("\n\n"),
    html: [
      '<!doctype html><html><head><meta charset="utf-8"></head>',
      '<body style="margin:0;padding:32px 16px;font:16px/1.5 system-ui,sans-serif;color:#1c1917;background:#fff">',
      '<div style="max-width:480px;margin:0 auto">',
      ...paragraphs.map((words) => `<p style="margin:0 0 16px">${escapeHtml(words)}</p>`),
      `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" target="_top"`,
      ' style="display:inline-block;padding:10px 18px;border-radius:8px;background:#1c1917;color:#fff;text-decoration:none">',
      `${escapeHtml(button.label)}</a></p>`,
      `<p style="margin:0;color:#57534e;font-size:14px">${escapeHtml(footer)}</p>`,
      "</div></body></html>",
    ].join(""),
  };
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
