/** 決まりごと: the committee's 定足数, the dates it keeps around a meeting, and the classes of its answers. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Quorum } from "#shared/domain/committee.ts";
import { deadlineList } from "#shared/rules/deadlines.ts";
import { dispositionsOf } from "#shared/rules/dispositions.ts";
import { quorumNeeds } from "#shared/rules/quorum.ts";
import { call } from "#renderer/client/bridge.ts";
import { DeadlinesEditor } from "#renderer/committee/DeadlinesEditor.tsx";
import { DispositionsEditor } from "#renderer/committee/DispositionsEditor.tsx";
import { MeetingPart } from "#renderer/committee/MeetingPart.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Value of the choice 「定めない」. */
const NONE = "";
const needs = [
  { value: NONE, text: "定めない" },
  ...Object.entries(quorumNeeds).map(([value, text]) => ({ value, text })),
];

export function RulesCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { committee } = snapshot;
  const { quorum } = committee;
  const common = { of: "committee/rules", place: "委員会の決まりごと", readOnly };
  const parts = [
    {
      id: "deadlines",
      title: `期限の数え方（${deadlineList(committee).length}件）`,
      body: <DeadlinesEditor />,
    },
    {
      id: "dispositions",
      title: `意見への対応区分（${dispositionsOf(committee).length}件）`,
      body: <DispositionsEditor />,
    },
  ];
  return (
    <Card title="決まりごと" note="すべての会議に共通です。">
      <Box sx={{ display: "flex", gap: 1.5, flexWrap: "wrap", mb: 2 }}>
        <SavedChoice
          {...common}
          label="定足数"
          value={quorum?.need ?? NONE}
          options={needs}
          sx={{ width: 160 }}
          onSave={(value) =>
            call("committee.update", {
              patch: {
                quorum:
                  value === NONE ? null : { article: quorum?.article ?? "", need: value as Quorum["need"] },
              },
            })
          }
        />
        {quorum && (
          <SavedInput
            {...common}
            label="定足数を定めた条項"
            placeholder="推進委員会設置要綱第6条第2項"
            value={quorum.article}
            sx={{ flex: 1, minWidth: 240, maxWidth: 480 }}
            inputAttributes={{ maxLength: 200 }}
            onSave={(article) => call("committee.update", { patch: { quorum: { ...quorum, article } } })}
          />
        )}
      </Box>
      {parts.map(({ id, title, body }) => (
        <MeetingPart key={id} id={`committee-${id}`} title={title}>
          {body}
        </MeetingPart>
      ))}
    </Card>
  );
}
