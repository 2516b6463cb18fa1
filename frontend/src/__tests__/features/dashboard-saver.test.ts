import { Saver, type SaveState } from "@/features/dashboards/saver";
import { draftOf, type Draft } from "@/features/dashboards/prepare/draft";
import { ApiError } from "@/lib/api-error";
import type { Dashboard, FieldError } from "@/lib/contract";

import { dashboard } from "../support/dashboards";

const named = (name: string): Draft => ({ ...draftOf(dashboard()), name });

function conflict(): ApiError {
  const errors: FieldError[] = [{ field: "version", code: "not_allowed", message: "" }];
  return ApiError.fromProblem({
    type: "",
    title: "",
    status: 409,
    code: "conflict",
    message: "",
    request_id: "r",
    errors,
  });
}

function setup(put: (draft: Draft, version: number) => Promise<Dashboard>) {
  const states: SaveState["phase"][] = [];
  const saved = jest.fn();
  const saver = new Saver({
    version: 1,
    put,
    onState: ({ phase }) => states.push(phase),
    onSaved: saved,
  });
  return { saver, states, saved };
}

const answering = () =>
  jest.fn((draft: Draft, version: number) =>
    Promise.resolve(dashboard({ name: draft.name, version: version + 1 })),
  );

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it("sends the last of many changes, once the hand rests", async () => {
  const put = answering();
  const { saver, states, saved } = setup(put);
  saver.propose(named("a"));
  await jest.advanceTimersByTimeAsync(300);
  saver.propose(named("b"));
  await jest.advanceTimersByTimeAsync(1000);
  expect(put.mock.calls.map(([draft, version]) => [draft.name, version])).toEqual([["b", 1]]);
  expect(saved).toHaveBeenCalledTimes(1);
  expect(states.at(-1)).toBe("saved");
});

it("goes on from the version that it got, one request at a time", async () => {
  const put = answering();
  const { saver } = setup(put);
  saver.propose(named("a"));
  const first = saver.flush();
  saver.propose(named("b"));
  await Promise.all([first, saver.flush()]);
  expect(put.mock.calls.map(([, version]) => version)).toEqual([1, 2]);
});

it("keeps what could not be saved, and sends it again", async () => {
  const put = answering();
  put.mockRejectedValueOnce(ApiError.client("network_unreachable"));
  const { saver, states } = setup(put);
  saver.propose(named("a"));
  await saver.flush();
  expect(states.at(-1)).toBe("failed");
  await saver.flush();
  expect(put).toHaveBeenLastCalledWith(named("a"), 1);
  expect(states.at(-1)).toBe("saved");
});

it("sends nothing over somebody else's version until a person chose", async () => {
  const put = answering();
  put.mockRejectedValueOnce(conflict());
  const { saver, states } = setup(put);
  saver.propose(named("a"));
  await saver.flush();
  expect(states.at(-1)).toBe("conflict");
  saver.propose(named("b"));
  await jest.advanceTimersByTimeAsync(5000);
  await saver.flush();
  expect(put).toHaveBeenCalledTimes(1);
  saver.adopt(9);
  saver.propose(named("b"));
  await saver.flush();
  expect(put).toHaveBeenLastCalledWith(named("b"), 9);
});
