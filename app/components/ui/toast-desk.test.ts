import { expect, test } from "vitest";
import { type Note, ToastDesk } from "./toast-desk.ts";

function screen() {
  const shown: Note[] = [];
  return {
    shown,
    add: (note: Note) => void shown.push(note),
    close: (id: string) => void shown.splice(0, shown.length, ...shown.filter((note) => note.id !== id)),
  };
}

test("notes wait for what draws them, in their order, and those closed meanwhile are never shown", () => {
  let called = 0;
  const desk = new ToastDesk(() => {
    called += 1;
  });
  desk.toast({ title: "first" });
  const second = desk.toast({ title: "second" });
  desk.toast({ title: "third" });
  desk.close(second);
  expect(called).toBe(3);
  const drawn = screen();
  desk.attach(drawn);
  expect(drawn.shown.map(({ title }) => title)).toEqual(["first", "third"]);
});

test("with a screen a note is shown at once and closed by its id; without one it waits again", () => {
  const desk = new ToastDesk(() => {});
  const drawn = screen();
  const detach = desk.attach(drawn);
  const id = desk.toast({ title: "now" });
  expect(drawn.shown).toMatchObject([{ id, title: "now" }]);
  desk.close(id);
  expect(drawn.shown).toEqual([]);
  detach();
  desk.toast({ title: "later" });
  expect(drawn.shown).toEqual([]);
});
