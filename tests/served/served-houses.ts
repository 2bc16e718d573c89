/** The served app with two organizations in which every role has somebody: written before it starts. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { ensureBuild } from "#scripts/build.ts";
import { migrate } from "#scripts/serve/migrate.ts";
import { readSecrets } from "#scripts/serve/state.ts";
import { appWorker, miniflareOptions } from "#scripts/serve/workers.ts";
import { type RunningApp, startApp } from "#scripts/serve.ts";
import { buildHouse, type House } from "#tests/authz/people.ts";

export interface ServedHouses {
  app: RunningApp;
  ours: House;
  theirs: House;
}

/** Starts the built app on a state folder with both houses in it. */
export async function serveHouses(stateDir: string): Promise<ServedHouses> {
  const build = await ensureBuild(process.env.HOTGIGS_BUILD);
  const [data, secrets] = [join(stateDir, "data"), readSecrets(stateDir)];
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const { d1Databases } = appWorker(build, 1, "http://localhost", secrets);
  const bare = { name: "houses", modules: true, script: "export default {}", d1Databases };
  const miniflare = new Miniflare(miniflareOptions(bare as never, 0, stateDir, data));
  try {
    await migrate(miniflare, data);
    const identity = (await miniflare.getD1Database("DB_IDENTITY")) as unknown as D1Database;
    const [ours, theirs] = [
      await buildHouse(identity, secrets.AUTH_SECRET, Date.now()),
      await buildHouse(identity, secrets.AUTH_SECRET, Date.now()),
    ];
    await miniflare.dispose();
    return { app: await startApp({ stateDir, seed: false, build }), ours, theirs };
  } catch (error) {
    await miniflare.dispose();
    throw error;
  }
}

export interface ServedPlace {
  requisition: string;
  application: string;
  token: string;
  /** A signed path. */
  file: string;
}

/** A requisition with one card, made over the API by the house's recruiter. */
export async function furnishServed({ url }: RunningApp, { people }: House): Promise<ServedPlace> {
  const { living } = people.recruiter.cookies;
  const api = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const json = body && !(body instanceof FormData);
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie: living, origin: url, ...(json && { "content-type": "application/json" }) },
      ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  const role = { title: "Optics engineer", team: "Hardware", location: "Lisbon", openings: 1 };
  const { id } = await api<{ id: string }>("POST", "/requisitions", role);
  const crew = [{ id: people.hiringManager.id, team: ["hiringManager"] }];
  await api("PUT", `/requisitions/${id}/team`, { confidential: false, members: crew });
  const { state } = await api<{ state: { stages: { id: string }[] } }>("GET", `/requisitions/${id}`);
  const form = new FormData();
  form.set("stage", state.stages[0]?.id ?? "");
  form.set("upload", "upload-0001");
  form.set("file", new File(["%PDF-1.4\nhello"], "cv.pdf"));
  const { application } = await api<{ application: string }>("POST", `/requisitions/${id}/files`, form);
  const agency = await api<{ id: string }>("POST", "/agencies", { name: "North Agency" });
  await api("PATCH", `/agencies/${agency.id}`, { people: [people.agency.id] });
  await api("PUT", `/requisitions/${id}/agencies/${agency.id}`, {});
  const path = `/requisitions/${id}/applications/${application}`;
  const link = await api<{ url: string }>("POST", `${path}/status-link`, {});
  const { files } = await api<{ files: { url: string }[] }>("GET", path);
  const token = link.url.split("/").at(-1) ?? "";
  return { requisition: id, application, token, file: files[0]?.url ?? "" };
}
