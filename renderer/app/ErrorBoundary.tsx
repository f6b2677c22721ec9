/** The last net: a fault while drawing shows a calm page instead of an empty window. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { Component, type ReactNode } from "react";
import { bridge } from "#renderer/client/bridge.ts";
import { SupportButton } from "#renderer/common/SupportButton.tsx";

interface State {
  broken: boolean;
  /** Under which the log has the fault; undefined until the shell answered. */
  reference: string | undefined;
}

async function leave(): Promise<void> {
  await bridge().call("app.closeNow", {});
}

/** React offers this only as a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false, reference: undefined };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.name) : typeof error;
    void this.report(stack.slice(0, 20_000));
    // What asks before leaving went with the rest of the page: nothing is left here that could be saved.
    bridge().on("app.closing", () => void leave());
  }

  /** Without an answer the page says the same, without a number. */
  private async report(stack: string): Promise<void> {
    const answer = await bridge().call("app.reportFault", { stack });
    if (answer.ok) this.setState({ reference: answer.value.reference });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Box
        component="main"
        role="alert"
        sx={{
          p: 4,
          mt: 8,
          maxWidth: 620,
          mx: "auto",
          bgcolor: "#fff",
          border: "1px solid",
          borderColor: "divider",
          borderRadius: 1.5,
        }}
      >
        <Typography variant="h1" gutterBottom>
          画面を表示できませんでした
        </Typography>
        <Typography gutterBottom>
          「保存済み」と表示された入力は、すべて計画ファイルに残っています。保存の途中だった入力は失われている場合があります。
        </Typography>
        <Typography sx={{ mb: 2 }}>
          画面を読み込み直すと、同じ計画の同じ画面に戻ります。同じことが続くときは、「サポート情報をまとめる」で記録をファイルにし、
          {this.state.reference !== undefined && `番号 ${this.state.reference} と一緒に、`}
          情報システムの担当に渡してください。
        </Typography>
        <Button variant="contained" onClick={() => location.reload()}>
          画面を読み込み直す
        </Button>
        <SupportButton sx={{ ml: 1 }} />
      </Box>
    );
  }
}
