// From one person's move to the boards of all others: over the wire, and from one Chromium to another.
import type { Browser, Page } from "@playwright/test";
import { newId } from "#domain/ids/ids.ts";
import { subprotocol } from "#domain/live/wire.ts";
import { signIn } from "#tests/live/raw-room.ts";
import { Recruiter } from "#tests/live/recruiter.ts";
import { type Client, type Door, join } from "../room/client.ts";
import { hotgigsWire, say } from "../room/wire.ts";
import { signedInPage } from "./frames.ts";

/** A person may have 20 sockets to a room: three who may all move cards make 60. */
const people = ["recruiter", "manager", "admin"];
/** Far below what a socket may send. */
const pauseMs = 40;
const cardsOnBoard = 40;

export interface MoveBoard {
  recruiter: Recruiter;
  requisition: string;
  applications: string[];
  /** In which of the two stages each card stands; the first if it does not say. */
  places: Map<string, 0 | 1>;
  /** Two stages whose moves tell no candidate: the board alone is measured. */
  stages: [string, string];
  mover: Client;
  others: Client[];
  close(): void;
}

/** A requisition with some cards, open on `boards` screens. */
export async function openBoards(url: string, boards: number): Promise<MoveBoard> {
  const recruiter = await Recruiter.at(url);
  const { id: requisition } = await recruiter.open("Board benchmark");
  // Hiring managers reach the requisitions whose team they are on.
  await recruiter.joinedBy(requisition, "manager@demo.hotgigs.dev");
  const stages: [string, string] = [
    await recruiter.addStage(requisition, "bench here"),
    await recruiter.addStage(requisition, "bench there"),
  ];
  const applications: string[] = [];
  for (let n = 0; n < cardsOnBoard; n += 1) {
    const candidate = { name: `Person ${n}`, headline: "Bench", email: null, phone: null, location: null };
    const made = await recruiter.api<{ application: string }>(
      "POST",
      `/requisitions/${requisition}/applications`,
      { stage: stages[0], candidate },
    );
    applications.push(made.application);
  }
  const cookies = await Promise.all(people.map((name) => signIn(url, `${name}@demo.hotgigs.dev`)));
  const door = (n: number): Door => ({
    url: `${url.replace("http", "ws")}/live/requisitions/${requisition}/board`,
    wire: hotgigsWire,
    protocols: [subprotocol],
    headers: { cookie: cookies[n % cookies.length] ?? "", origin: url },
  });
  const [mover, ...others] = await join(Array.from({ length: boards }, (_, n) => door(n)));
  if (!mover) throw new Error("nobody is there to move anything");
  const close = () => {
    for (const client of [mover, ...others]) client.close();
  };
  return { recruiter, requisition, applications, places: new Map(), stages, mover, others, close };
}

/** Moves one card after the other to and fro; milliseconds from the sending of each move to each other board. */
export async function moveOverTheWire(board: MoveBoard, moves: number): Promise<number[]> {
  const { applications, places, stages, mover, others } = board;
  const took: number[] = [];
  for (let n = 0; n < moves; n += 1) {
    const application = applications[n % applications.length] ?? "";
    const there = places.get(application) === 1 ? 0 : 1;
    places.set(application, there);
    const to = stages[there];
    const id = newId("cmd");
    const command = { id, baseSeq: 0, type: "application.move", args: { application, to, rank: "a5" } };
    const sent = performance.now();
    const seen = others.map(
      (client) =>
        new Promise<void>((done, fail) => {
          const timer = setTimeout(() => fail(new Error("a move did not arrive within 10 s")), 10_000);
          client.onCommands = (ids) => {
            if (!ids.includes(id)) return;
            took.push(performance.now() - sent);
            clearTimeout(timer);
            done();
          };
        }),
    );
    mover.raw(say({ t: "command", command }));
    await Promise.all(seen);
    await new Promise((done) => setTimeout(done, pauseMs));
  }
  return took;
}

export interface Pair {
  hand: Page;
  eye: Page;
  /** Called when the eye's page says that a card has arrived, with the time of hearing so. */
  arrived: (at: number) => void;
  close(): Promise<void>;
}

/** The same board in two Chromiums of two people. */
export async function openPair(browser: Browser, url: string, requisition: string): Promise<Pair> {
  const [hand, eye] = [await signedInPage(browser, url), await signedInPage(browser, url, "manager")];
  for (const page of [hand, eye]) {
    await page.goto(`/requisitions/${requisition}`);
    await page.locator('[data-connection="live"]').waitFor();
  }
  const close = async () => {
    await hand.context().close();
    await eye.context().close();
  };
  const pair: Pair = { hand, eye, arrived: () => {}, close };
  await eye.exposeFunction("reportArrival", () => pair.arrived(performance.now()));
  return pair;
}

/** From a key pressed in one Chromium to the card standing in its new column in the other's document: an upper bound. */
export async function moveInBrowsers(pair: Pair, board: MoveBoard, moves: number): Promise<number[]> {
  const { hand, eye } = pair;
  const took: number[] = [];
  for (let n = 0; n < moves; n += 1) {
    const application = board.applications[n % board.applications.length] ?? "";
    const link = hand.locator(`#card-${application}`);
    const inFirst = await link.evaluate(
      (element, stage) => element.closest("section")?.getAttribute("aria-labelledby") === `stage-${stage}`,
      board.stages[0],
    );
    const target = board.stages[inFirst ? 1 : 0];
    board.places.set(application, inFirst ? 1 : 0);
    await eye.evaluate(
      ([card, stage]) => {
        const report = Reflect.get(window, "reportArrival") as () => void;
        const there = () =>
          document.getElementById(`card-${card}`)?.closest("section")?.getAttribute("aria-labelledby") ===
          `stage-${stage}`;
        const observer = new MutationObserver(() => {
          if (!there()) return;
          observer.disconnect();
          report();
        });
        observer.observe(document.body, { subtree: true, childList: true });
      },
      [application, target] as const,
    );
    await link.focus();
    const seen = new Promise<number>((done, fail) => {
      const timer = setTimeout(() => fail(new Error("the other Chromium saw nothing within 10 s")), 10_000);
      pair.arrived = (at) => {
        clearTimeout(timer);
        done(at);
      };
    });
    const pressed = performance.now();
    await hand.keyboard.press(inFirst ? "Shift+ArrowRight" : "Shift+ArrowLeft");
    took.push((await seen) - pressed);
    await hand.waitForTimeout(pauseMs);
  }
  return took;
}
