/** One file to the Worker by XMLHttpRequest: fetch does not tell how much has been sent. */
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { accept } from "#domain/refusal/refusal.ts";
import { refusalOf } from "../api.ts";
import type { UploadPorts } from "./upload-queue.ts";

const answerSchema = z.object({ application: idSchema("app") });
const again = [0, 408, 425, 429, 502, 503, 504];

/** Rejects when nobody answered or the server is too busy: worth another try. */
export function fileSender(requisition: string): UploadPorts["send"] {
  return (upload, file, progress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("stage", upload.stage);
      body.append("upload", upload.id);
      body.append("file", file, file.name);
      request.open("POST", `/api/v1/requisitions/${requisition}/files`);
      request.responseType = "json";
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) progress(Math.round((event.loaded / event.total) * 100));
      };
      request.onerror = () => reject(new Error("network"));
      request.ontimeout = request.onerror;
      request.onload = () => {
        if (again.includes(request.status)) return reject(new Error(String(request.status)));
        const answer = answerSchema.safeParse(request.response);
        resolve(answer.success ? accept(answer.data) : { ok: false, refusal: refusalOf(request.response) });
      };
      request.send(body);
    });
}
