import { m } from "#app/paraglide/messages.js";

export function meta() {
  return [{ title: m.home_title() }];
}

export default function Home() {
  return (
    <main id="content" className="mx-auto max-w-2xl p-8">
      <h1 className="text-3xl font-semibold">{m.app_name()}</h1>
      <p className="mt-4 text-lg">{m.home_lead()}</p>
    </main>
  );
}
