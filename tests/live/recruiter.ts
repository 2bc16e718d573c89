/** A recruiter over HTTP, for tests and benches that need a requisition of their own. */
import { type Id, newId } from "#domain/ids/ids.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import type { BoardView } from "#domain/views/board.ts";
import { signIn } from "./raw-room.ts";

export interface Applicant {
  application: Id<"app">;
  /** What follows /status/ in their link. */
  token: string;
}

export class Recruiter {
  readonly url: string;
  readonly cookie: string;

  private constructor(url: string, cookie: string) {
    this.url = url;
    this.cookie = cookie;
  }

  static async at(url: string, email = "recruiter@demo.hotgigs.dev"): Promise<Recruiter> {
    return new Recruiter(url, await signIn(url, email));
  }

  /** The answer to a JSON request under /api/v1; throws on anything but 2xx. */
  async api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { cookie: this.cookie, origin: this.url, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  open(title: string): Promise<{ id: Id<"req"> }> {
    return this.api("POST", "/requisitions", {
      title,
      team: "Engineering",
      location: "Lisbon",
      openings: 1,
      status: "open",
    });
  }

  /** Makes somebody the hiring manager of a requisition: they reach only those whose team they are on. */
  async joinedBy(requisition: string, email: string): Promise<void> {
    const members = await this.api<{ id: string; email: string }[]>("GET", "/members");
    const id = members.find((member) => member.email === email)?.id;
    const team = { confidential: false, members: [{ id, team: ["hiringManager"] }] };
    await this.api("PUT", `/requisitions/${requisition}/team`, team);
  }

  board(requisition: string): Promise<BoardView> {
    return this.api("GET", `/requisitions/${requisition}`);
  }

  command<T extends CommandType>(
    requisition: string,
    type: T,
    args: CommandArgs<T>,
  ): Promise<{ seq: number }> {
    const command = { id: newId("cmd"), baseSeq: 0, type, args };
    return this.api("POST", `/requisitions/${requisition}/commands`, command);
  }

  move(requisition: string, application: Id<"app">, to: Id<"stg">): Promise<{ seq: number }> {
    return this.command(requisition, "application.move", { application, to, rank: "a5" });
  }

  /** Appends a stage; with a public name it tells candidates as `announce` says. */
  async addStage(
    requisition: string,
    name: string,
    tell?: { publicName: string; announce: Stage["announce"] },
  ): Promise<Id<"stg">> {
    const stage = newId("stg");
    await this.command(requisition, "stage.add", { stage, name, kind: "interview", before: null });
    if (tell) await this.command(requisition, "stage.edit", { stage, ...tell });
    return stage;
  }

  /** Adds somebody by hand and gives their link. */
  async addApplicant(requisition: string, stage: string, name: string): Promise<Applicant> {
    const candidate = { name, email: null, phone: null, headline: null, location: null };
    const { application } = await this.api<{ application: Id<"app"> }>(
      "POST",
      `/requisitions/${requisition}/applications`,
      { stage, candidate },
    );
    return { application, token: await this.link(requisition, application) };
  }

  /** The token of an application's status link. */
  async link(requisition: string, application: string): Promise<string> {
    const path = `/requisitions/${requisition}/applications/${application}/status-link`;
    const { url } = await this.api<{ url: string }>("POST", path, {});
    return new URL(url).pathname.replace("/status/", "");
  }

  revoke(requisition: string, application: string): Promise<null> {
    return this.api("DELETE", `/requisitions/${requisition}/applications/${application}/status-link`);
  }
}
