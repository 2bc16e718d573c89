import { expect, test } from "vitest";
import { deviceOf } from "./device.ts";

const mozilla = "Mozilla/5.0";
const cases: [string, string | null, ReturnType<typeof deviceOf>][] = [
  [
    "Chrome on a Mac",
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`,
    { kind: "computer", browser: "Chrome", system: "macOS" },
  ],
  [
    "Edge, which also says Chrome and Safari",
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0`,
    { kind: "computer", browser: "Edge", system: "Windows" },
  ],
  [
    "Safari on a phone",
    `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1`,
    { kind: "phone", browser: "Safari", system: "iOS" },
  ],
  [
    "Firefox on Linux",
    `${mozilla} (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0`,
    { kind: "computer", browser: "Firefox", system: "Linux" },
  ],
  [
    "a tablet with Android",
    `${mozilla} (Linux; Android 16; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36`,
    { kind: "tablet", browser: "Chrome", system: "Android" },
  ],
  ["a program", "curl/8.14", { kind: "program", browser: null, system: null }],
  ["who says nothing", null, { kind: "program", browser: null, system: null }],
];

test.each(cases)("%s is recognised", (_name, agent, device) => {
  expect(deviceOf(agent)).toEqual(device);
});
