export { freePort, type RunningApp, type StartOptions, startApp } from "./serve/app.ts";
