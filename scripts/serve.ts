export { freePort, type RunningApp, type StartOptions, startApp } from "./serve/app.ts";
export { startThrowaway } from "./serve/throwaway.ts";
